//! Two measurements and how they compare.

use std::time::{Duration, Instant};

use criterion::Criterion;

/// Ours beside plain code, each measured by criterion.
pub struct Ratio {
    name: &'static str,
    plain_name: &'static str,
    ours: Vec<f64>,
    plain: Vec<f64>,
}

impl Ratio {
    pub fn new(name: &'static str, plain_name: &'static str) -> Ratio {
        Ratio {
            name,
            plain_name,
            ours: Vec::new(),
            plain: Vec::new(),
        }
    }

    pub fn ours<T>(&mut self, criterion: &mut Criterion, work: impl FnMut() -> T) {
        measure(criterion, self.name, &mut self.ours, work);
    }

    pub fn plain<T>(&mut self, criterion: &mut Criterion, work: impl FnMut() -> T) {
        let name = format!("{}, {}", self.name, self.plain_name);
        measure(criterion, &name, &mut self.plain, work);
    }

    #[expect(
        clippy::print_stdout,
        reason = "a benchmark's result is what it prints"
    )]
    pub fn print(mut self) {
        let (ours, plain) = (median(&mut self.ours), median(&mut self.plain));
        println!(
            "{}: {:.2} ms, {:.2} times {} ({:.2} ms)",
            self.name,
            ours * 1e3,
            ours / plain,
            self.plain_name,
            plain * 1e3
        );
    }
}

/// Seconds per run of `work`, one for each of criterion's samples.
fn measure<T>(
    criterion: &mut Criterion,
    name: &str,
    samples: &mut Vec<f64>,
    mut work: impl FnMut() -> T,
) {
    criterion.bench_function(name, |bencher| {
        bencher.iter_custom(|runs| {
            let mut spent = Duration::ZERO;
            for _ in 0..runs {
                let start = Instant::now();
                let made = work();
                spent += start.elapsed();
                // Dropping what was made is no part of it.
                drop(std::hint::black_box(made));
            }
            samples.push(spent.as_secs_f64() / runs.max(1) as f64);
            spent
        });
    });
}

fn median(samples: &mut [f64]) -> f64 {
    samples.sort_unstable_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap_or(f64::NAN)
}
