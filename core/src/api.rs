//! The endpoints in use, one file an operation: each builds a [`Call`](crate::Call), a request
//! together with its parser. The contract is Qlik's public REST reference for `/api/v1`.

mod change_config;
mod change_group;
mod change_role;
mod change_user;
mod create_key;
mod create_role;
mod delete_key;
mod error;
mod find_users;
mod get_config;
mod get_csrf_token;
mod get_key;
mod get_tenant;
mod get_user;
mod list_groups;
mod list_keys;
mod list_roles;
mod list_spaces;
mod list_users;
mod page;
mod problem;
mod rename_key;
mod segment;

pub use change_config::change_config;
pub use change_group::change_group;
pub use change_role::change_role;
pub use change_user::{change_user, give_user_by_name};
pub use create_key::{Created, create_key};
pub use create_role::create_role;
pub use delete_key::delete_key;
pub use error::ApiError;
pub use find_users::{MOST_IDS, Whom, count_users, find_users, more_users};
pub use get_config::get_config;
pub use get_csrf_token::get_csrf_token;
pub use get_key::get_key;
pub use get_tenant::get_tenant;
pub use get_user::get_user;
pub use list_groups::{get_group, list_groups};
pub use list_keys::{From, list_active_keys, list_keys, list_own_keys, more_keys};
pub use list_roles::list_roles;
pub use list_spaces::list_spaces;
pub use list_users::{UsersForm, list_users};
pub use page::Page;
pub use problem::Problem;
pub use rename_key::rename_key;
