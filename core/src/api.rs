//! The endpoints in use, one file an operation: a function of its name builds the
//! [`Request`](crate::Request), `parse` beside it reads what was answered. The contract is Qlik's
//! public REST reference for `/api/v1`.

pub mod change_config;
pub mod change_group;
pub mod change_role;
pub mod change_user;
pub mod count_users;
pub mod create_key;
pub mod create_role;
pub mod delete_key;
mod error;
pub mod find_users;
pub mod get_config;
pub mod get_csrf_token;
pub mod get_group;
pub mod get_key;
pub mod get_tenant;
pub mod get_user;
pub mod list_groups;
pub mod list_keys;
pub mod list_roles;
pub mod list_spaces;
pub mod list_users;
mod page;
mod problem;
pub mod rename_key;
mod segment;

pub use change_config::change_config;
pub use change_group::change_group;
pub use change_role::change_role;
pub use change_user::{change_user, give_user_by_name};
pub use count_users::count_users;
pub use create_key::{Created, create_key};
pub use create_role::create_role;
pub use delete_key::delete_key;
pub use error::ApiError;
pub use find_users::{MOST_IDS, Whom, find_users, more_users};
pub use get_config::get_config;
pub use get_csrf_token::get_csrf_token;
pub use get_group::get_group;
pub use get_key::get_key;
pub use get_tenant::get_tenant;
pub use get_user::get_user;
pub use list_groups::list_groups;
pub use list_keys::{From, list_active_keys, list_keys, list_own_keys, more_keys};
pub use list_roles::list_roles;
pub use list_spaces::list_spaces;
pub use list_users::{UsersForm, list_users};
pub use page::Page;
pub use problem::Problem;
pub use rename_key::rename_key;
