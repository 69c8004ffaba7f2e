//! English phrases.

use super::{LOOSE, Phrases, SURE};
use crate::linking::value::Value;

/// What is for a value.
pub(super) const ASKS: Phrases = &[
    (
        Value::TenantName,
        SURE,
        "\
         tenant, tenant name, tenant alias, tenant subdomain, name of the tenant",
    ),
    (
        Value::TenantName,
        LOOSE,
        "\
         subdomain, sub-domain, instance name, domain prefix, host prefix, alias",
    ),
    (
        Value::Region,
        SURE,
        "\
         region, tenant region, region code, region name, data center, data centre, \
         data center region, data centre region, hosting region, deployment region, \
         server region, data region, region of the tenant",
    ),
    (
        Value::Region,
        LOOSE,
        "location, data location, hosting location, geography",
    ),
    (
        Value::Host,
        SURE,
        "\
         host, host name, tenant host, tenant host name, server host, api host, \
         server host name, tenant domain, tenant domain name, fqdn, host address",
    ),
    (
        Value::Host,
        LOOSE,
        "domain, domain name, server, server name, instance",
    ),
    (Value::Origin, SURE, URL),
    (Value::Url, SURE, URL),
    (Value::Origin, LOOSE, ADDRESS),
    (Value::Url, LOOSE, ADDRESS),
    (
        Value::ServerAddress,
        SURE,
        "server, server address, server url, server name, server host",
    ),
    (
        Value::AuthorizationEndpoint,
        SURE,
        "\
         authorization endpoint, authorisation endpoint, authorization url, authorisation url, \
         authorization uri, authorize endpoint, authorize url, authorise url, auth url, \
         oauth authorize url, oauth authorization url, oauth2 authorization url, \
         authorization endpoint url",
    ),
    (
        Value::TokenEndpoint,
        SURE,
        "\
         token endpoint, token url, token uri, access token url, access token endpoint, \
         access token uri, oauth token url, oauth2 token url, token endpoint url, \
         oauth token endpoint",
    ),
    (
        Value::ClientId,
        SURE,
        "client id, oauth client id, oauth2 client id, client identifier",
    ),
    (Value::ClientId, LOOSE, "application id, app id"),
    (
        Value::ClientSecret,
        SURE,
        "\
         client secret, oauth client secret, oauth2 client secret, client secret key, \
         secret key",
    ),
    (
        Value::ClientSecret,
        LOOSE,
        "secret, app secret, application secret",
    ),
    (
        Value::ApiKey,
        SURE,
        "\
         api key, api token, access token, api access token, api access key, api key token, \
         bearer token, auth token, authentication token, authorization token, \
         personal access token, rest api key, user api key, personal api key, api bearer token, \
         tenant api key, tenant api token",
    ),
    (
        Value::ApiKey,
        LOOSE,
        "key, token, access key, jwt, jwt token, bearer",
    ),
    (
        Value::ProxyUser,
        SURE,
        "\
         proxy user, proxy user email, proxy user name, proxy account, email of proxy user",
    ),
    (
        Value::ProxyUserKey,
        SURE,
        "\
         proxy user key, proxy user api key, proxy user token, proxy key, proxy api key",
    ),
    (
        Value::ConnectionName,
        SURE,
        "connection name, name of the connection, connector name",
    ),
    (
        Value::ConnectionName,
        LOOSE,
        "data source name, display name, source name",
    ),
];

const URL: &str = "\
    url, tenant url, base url, server url, instance url, host url, api url, api base url, \
    tenant address, tenant uri, base uri, hub url, environment url, connection url, \
    root url, service url, url of the tenant, tenant base url";

const ADDRESS: &str = "\
    server, server address, instance, endpoint, api endpoint, endpoint url, web address, \
    site url, domain url, uri";

/// What is for something else: ids, names and descriptions of keys, other keys, people, places,
/// other addresses, signing in, buying.
pub(super) const OTHERS: &str = "\
    tenant id, tenant identifier, tenant guid, tenant uuid, directory id, account id, \
    api key name, key name, token name, secret name, key id, access key id, api key id, \
    key description, api key description, key expiry, expires in, expiry, expiration, \
    license key, licence key, product key, activation key, serial number, encryption key, \
    public key, private key, ssh key, primary key, foreign key, site key, webhook secret, \
    signing secret, verification token, verification code, one time code, security code, \
    passphrase, password, current password, new password, confirm password, \
    repeat password, user name, username, user, user id, login, login name, email, e-mail, \
    email address, work email, e-mail address, name, full name, first name, last name, \
    your name, company, company name, organization, organisation, organization name, \
    job title, role, phone, phone number, mobile, country, country region, region country, \
    state, state region, region state, state province, province, county, city, town, zip, \
    zip code, postal code, address, street, address line, shipping region, billing region, \
    time zone, timezone, language, locale, currency, aws region, azure region, s3 region, \
    bucket region, website, website url, homepage, home page, company url, logo url, \
    image url, profile url, avatar url, webhook url, callback url, redirect url, \
    redirect uri, return url, repository url, git url, privacy policy url, terms url, \
    feed url, proxy, proxy host, proxy url, proxy server, proxy port, port, smtp host, \
    smtp server, mail server, mail host, database host, database server, db host, \
    database, ftp host, ldap host, ldap url, jdbc url, issuer url, discovery url, \
    userinfo endpoint, user info url, revocation endpoint, logout url, search, filter, \
    query, description, label, tag, tags, note, notes, comment, comments, message, \
    subject, title, coupon, coupon code, promo code, gift card, voucher, discount code, \
    card number, credit card number, name on card, cvc, cvv, expiry date, expiration date, \
    iban, vat number, quantity, amount, price, date, captcha, space, space id, app name, \
    schema, project, workspace, scope, scopes, web integration id, refresh token, \
    id token, session token";
