//! What a play in a real browser needs: the browser, the extension, the demo tenant, Node.
//! The scripts of `tests/` learn of them through the environment.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::build::{self, Variant};
use crate::process::{cargo, run};
use crate::project::Project;
use crate::setup::browser::CHROMIUM;
use crate::setup::node;

/// How the demo tenant is compiled.
#[derive(Clone, Copy)]
pub enum Profile {
    /// Quick to build.
    Dev,
    /// Quick to answer, for measurements.
    Release,
}

/// Everything built and found.
pub struct Stage {
    root: PathBuf,
    environment: [(&'static str, PathBuf); 5],
}

impl Stage {
    /// Builds all parts and finds the rest.
    pub fn ready(project: &Project, profile: Profile) -> Result<Self> {
        build::build(project, &Variant::ALL)?;
        let mut tenant = cargo();
        tenant
            .args(["build", "--package", "latchkey-demo-tenant"])
            .current_dir(project.root());
        if let Profile::Release = profile {
            tenant.arg("--release");
        }
        run(&mut tenant)?;
        Self::found(project, profile)
    }

    /// What [`Stage::ready`] has built before.
    pub fn found(project: &Project, profile: Profile) -> Result<Self> {
        node::ready(project)?;
        let folder = match profile {
            Profile::Dev => "debug",
            Profile::Release => "release",
        };
        let tenant = format!(
            "{folder}/latchkey-demo-tenant{}",
            std::env::consts::EXE_SUFFIX
        );
        let environment = [
            ("LATCHKEY_BROWSER", CHROMIUM.ready()?),
            (
                "LATCHKEY_EXTENSION",
                project.dist(Variant::Chromium.folder()),
            ),
            (
                "LATCHKEY_EXTENSION_HOST",
                project.dist(Variant::ChromiumHost.folder()),
            ),
            (
                "LATCHKEY_EXTENSION_FIREFOX",
                project.dist(Variant::Firefox.folder()),
            ),
            ("LATCHKEY_DEMO_TENANT", project.target(&tenant)),
        ];
        Ok(Self {
            root: project.root().to_owned(),
            environment,
        })
    }

    /// Gives a program the stage, from the top folder.
    pub fn set<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .current_dir(&self.root)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
    }
}
