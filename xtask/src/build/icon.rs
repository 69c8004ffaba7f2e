//! The icon in the sizes that browsers ask for, drawn from its one SVG.

use anyhow::{Context, Result};
use resvg::usvg::{Options, Tree};
use tiny_skia::{Pixmap, Transform};

use super::package::Package;

const SOURCE: &str = "icons/latchkey.svg";
/// Width and height in pixels.
const SIZES: [u16; 4] = [16, 32, 48, 128];

/// Adds `icons/16.png` and so on.
pub fn add_to(package: &mut Package) -> Result<()> {
    let svg = package
        .get(SOURCE)
        .with_context(|| format!("www/{SOURCE} is not there"))?
        .to_vec();
    for size in SIZES {
        let png = drawn(&svg, size).with_context(|| format!("cannot draw www/{SOURCE}"))?;
        package.add(&format!("icons/{size}.png"), png);
    }
    Ok(())
}

/// An SVG as a PNG, stretched to fill a square.
fn drawn(svg: &[u8], size: u16) -> Result<Vec<u8>> {
    let tree = Tree::from_data(svg, &Options::default())?;
    let side = f32::from(size);
    let scale = Transform::from_scale(side / tree.size().width(), side / tree.size().height());
    let mut pixels = Pixmap::new(size.into(), size.into()).context("an icon without pixels")?;
    resvg::render(&tree, scale, &mut pixels.as_mut());
    Ok(pixels.encode_png()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_fills_every_size() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="red"/></svg>"#;
        for size in SIZES {
            let pixels = Pixmap::decode_png(&drawn(svg, size).unwrap()).unwrap();
            assert_eq!(
                (pixels.width(), pixels.height()),
                (size.into(), size.into())
            );
            assert!(
                pixels
                    .pixels()
                    .iter()
                    .all(|pixel| (pixel.red(), pixel.alpha()) == (255, 255))
            );
        }
    }
}
