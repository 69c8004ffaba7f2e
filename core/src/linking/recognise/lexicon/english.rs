//! English phrases.

use super::{LOOSE, Others, Phrases, SURE};
use crate::linking::value::Value;

/// What is for a value.
pub(super) const ASKS: Phrases = &[
    // Forms of our own, after the guides of the products that have an entry.
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
    (
        Value::ClientId,
        LOOSE,
        "application id, oauth client, oauth2 client, oauth id",
    ),
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
    // Qlik Cloud's Administration (Tenant alias, Hostname) and Qlik's help, "Creating and configuring
    // the tenant".
    (
        Value::TenantName,
        SURE,
        "tenant alias name, tenant short name, tenant domain prefix, tenant prefix, tenant label",
    ),
    (
        Value::Host,
        SURE,
        "tenant alias host name, original host name, tenant fqdn",
    ),
    // DataHub's source qlik-sense (tenant_hostname), Qalyptus (Qlik Sense tenant hostname), Imperal's
    // connector (Tenant hostname), Airbyte's connection in Airflow's docs (full qualified host domain).
    (
        Value::Host,
        SURE,
        "\
         instance host, instance host name, instance domain, api host name, service host, \
         fully qualified domain name, fully qualified host name, full host name, \
         fully qualified tenant name",
    ),
    // OpenMetadata's schemas, and those of what is built on it.
    (Value::Host, LOOSE, HOST_PORT),
    (Value::Origin, LOOSE, HOST_PORT),
    (Value::Url, LOOSE, HOST_PORT),
    // Forms of public tools: "Qlik Cloud URL", "Tenant Qlik Cloud URI", "Qlik Cloud Browser URL"; Cascade
    // (Qlik Tenant URL), Sweeft (Server URL), Alation (Qlik URI), Coalesce (baseUrl), Zeenea (Instance
    // address); and how they vary.
    (Value::Origin, SURE, TENANT_URL),
    (Value::Url, SURE, TENANT_URL),
    // What forms call an address whoever it belongs to: Qlik's console and SailPoint (API endpoint),
    // OpenMetadata's and SAP's connectors, Airflow (Tenant Id URI). For a tenant's where Qlik is named.
    (Value::Origin, LOOSE, ANY_URL),
    (Value::Url, LOOSE, ANY_URL),
    // The create-tenant reference of qlik-cli (datacenter), Talend's region mapping, Qlik's help
    // ("choose a region for your data").
    (
        Value::Region,
        SURE,
        "\
         region id, region identifier, region url identifier, url region identifier, tenant data center, \
         tenant data centre, tenant location, instance region, data center location, \
         data centre location, data hosting region, data residency region, data residency, \
         hosting data center, deployment data center, geographic region, api region, \
         environment region, region of the data center, service region, region datacenter",
    ),
    (
        Value::Region,
        LOOSE,
        "geo, deployment location, region subdomain, region prefix, region host",
    ),
    // Airflow's provider (Token API), OpenMetadata (Qlik Cloud API Token), Cascade (API Key (Bearer
    // Token)); and how they vary.
    (
        Value::ApiKey,
        SURE,
        "\
         token api, key api, api token key, api auth token, api auth key, api authentication token, \
         api authentication key, api authorization token, api credential token, auth api key, \
         bearer api key, api bearer, bearer access token, access token key, api access token key, \
         rest api token, tenant access token, developer api key, user api token, admin api key, \
         admin api token, administrator api key, management api key, service account api key, \
         service api key, connection api key, static api key, api jwt",
    ),
    // Zeenea (Connection token), a tool's settings (Qlik Sense developer key); and what other products
    // call keys of their own, too.
    (
        Value::ApiKey,
        LOOSE,
        "\
         auth key, authentication key, rest token, tenant token, developer key, developer token, \
         personal token, personal access key, user token, user access token, user key, \
         service account token, service token, connection token, static token, integration token, \
         integration key, connector token, connector key, secret token, admin token, admin key, \
         account token, api secret key, api credential",
    ),
    // Prismatic and Cascade (Client ID, Client Secret, Authorize URL, Token URL), Zeenea (OAuth
    // application ID), Ctrl-Q NR (OAuth2 m2m), Qlik's help ("Creating an OAuth client"); and how they vary.
    (
        Value::ClientId,
        SURE,
        "\
         oauth client identifier, oauth2 client identifier, \
         oauth app client id, oauth application id, oauth app id, oauth application client id, \
         m2m client id, machine to machine client id, oauth m2m client id, web client id, \
         api client id, client id oauth",
    ),
    (
        Value::ClientSecret,
        SURE,
        "\
         oauth secret, oauth2 secret, oauth app secret, oauth application secret, client secret oauth, \
         oauth client secret key, m2m client secret, machine to machine client secret, \
         oauth m2m client secret, web client secret, api client secret, client secret token",
    ),
    (
        Value::AuthorizationEndpoint,
        SURE,
        "\
         oauth authorization endpoint, oauth authorize endpoint, oauth authorize uri, authorize uri, \
         oauth authorization uri, oauth2 authorize url, oauth2 authorization endpoint, auth uri, \
         auth endpoint, user authorization url, authorization code url",
    ),
    (
        Value::TokenEndpoint,
        SURE,
        "\
         oauth access token url, oauth2 access token url, oauth2 token endpoint, oauth token uri, \
         token request url, token service url, auth token url, access token endpoint url, \
         token endpoint uri, token generation url, token retrieval url",
    ),
    // Informatica and OvalEdge (Connection Name), Sweeft (Display Name), Imperal (Label).
    (
        Value::ConnectionName,
        SURE,
        "connection title, connection label, connection display name, name of the connector",
    ),
    (
        Value::ConnectionName,
        LOOSE,
        "friendly name, connection alias, datasource name, name of the data source, integration name",
    ),
];

const URL: &str = "\
    url, tenant url, base url, server url, instance url, host url, api url, api base url, \
    tenant address, tenant uri, base uri, hub url, environment url, connection url, \
    root url, service url, url of the tenant, tenant base url";

const ADDRESS: &str = "\
    server, server address, instance, endpoint, api endpoint, endpoint url, web address, \
    site url, domain url, uri";

const HOST_PORT: &str = "host port, host and port, host name and port, host and port url";

const TENANT_URL: &str = "\
    cloud tenant url, tenant web address, tenant url address, tenant site, tenant site url, \
    tenant api url, tenant host url, tenant domain url, tenant hub url, tenant endpoint, \
    tenant endpoint url, tenant link, link to the tenant, address of the tenant, \
    url address, full url, web url, browser url, hub address, instance base url, instance uri, \
    instance web address, server base url, server uri, host uri, api uri, api base uri, \
    api root url, api server url, api address, rest api url, rest api base url, rest url, \
    rest base url, base address, access url, environment base url";

const ANY_URL: &str = "\
    instance address, instance link, instance endpoint, server endpoint, server endpoint url, \
    service endpoint, service endpoint url, service uri, rest endpoint, rest api endpoint, \
    api endpoint url, base endpoint, base endpoint url, host endpoint, site address, \
    workspace url, account url, organization url, organisation url, portal url, deployment url, \
    cluster url, console url, application url, app url, system url, platform url, \
    domain address, tenant id uri, tenant identifier uri, endpoint address, data source url";

/// What is for something else: ids, names and descriptions of keys, other keys, people, places,
/// other addresses, signing in, buying.
pub(super) const OTHERS: Others = &[
    "\
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
        id token, session token",
    // OpenMetadata's, Alation's, OvalEdge's and Ctrl-Q NR's forms for Qlik Sense Enterprise, Butler SOS's
    // settings for it.
    "\
     certificate, client certificate, client certificate path, client certificate data, \
     client certificate file, client cert, certificate path, certificate file, certificate data, \
     certificate password, certificate passphrase, root certificate, root certificate path, \
     root certificate data, root ca, ca certificate, ca cert, server certificate, \
     ssl certificate, tls certificate, client key certificate, client key certificate path, \
     client key certificate data, client key, client key file, client key path, key file, \
     private key file, private key path, private key pem, private key passphrase, \
     private key password, public key pem, public certificate, pem, pem file, pfx, pfx file, \
     keystore, keystore path, keystore password, truststore, truststore path, truststore password, \
     trust store, trust store path, trust store password, staging directory, staging dir, certs path, \
     certificate authority file, certificate authority",
    "\
     websocket url, web socket url, websocket uri, websocket address, websocket endpoint, \
     websocket host, engine url, engine api url, engine websocket url, engine address, engine host, \
     engine port, engine json api websocket url, json api websocket url, engine endpoint, \
     qix url, qrs url, qrs host, qrs port, repository host, repository service url, qps url, \
     proxy service url, virtual proxy, virtual proxy path, virtual proxy prefix, proxy prefix, \
     user directory, user directory id, windows user, windows domain, domain user, ntlm user, \
     header name, header value, session cookie header name, cookie name, session cookie, xrf key, \
     xrfkey, csrf token",
    // Mail & Deploy (Impersonation), Qalyptus and QSDA (Web Integration ID), qlik.dev on signed tokens.
    "\
     jwt key id, jwt issuer, jwt audience, jwt subject, jwt private key, jwt public key, \
     jwt private key pem, jwt signing key, jwt secret, signing key, signing certificate, issuer, \
     audience, subject claim, default user subject, kid, jwt sign in token, jwt token for sign in, \
     jwt login token, sign in token, login token, jwt session token, impersonation token, \
     web integration, integration id, ticket, session id",
    // Coalesce (credentials as JSON), Airflow (Extra), and what like products take as one text.
    "\
     json, json credentials, credentials json, credential json, raw json, json configuration, \
     service account json, service account key json, service account key file, yaml, extra, \
     extra json, extra fields, custom headers, headers, additional headers, connection string, \
     jdbc connection string, dsn, script, sql query, expression",
    // OpenMetadata's, DataHub's and Airflow's other fields; Qlik's apps, spaces and automations.
    "\
     app, app id, app filter, application name, application, dataset, dataset id, dataset name, space name, \
     space type, space types, space filter, space pattern, app pattern, filter pattern, stream, stream filter, \
     sheet id, object id, item id, automation id, automation name, automation token, \
     automation execution token, execution token, trigger token, webhook token, webhook key, \
     webhook id, task id, reload id, gateway key, gateway registration token, \
     gateway registration key, registration key, registration token, license token, \
     signed license key, signed licence key, license name, owner, owner id, owner email, group, \
     groups, team, team id, workspace id, workspace name, organization id, organisation id, \
     org id, project id, project name, environment, environment name, service description, \
     connection description, connector description, connection id, connection type, \
     connector type, connector id, integration type, authentication type, auth type, \
     authentication method, authorization method, grant type, api version, version, timeout, \
     request timeout, retries, max retries, page size, batch size, schedule, start date, \
     end date, platform instance, ingestion agent, runtime environment",
    // Forms of n8n, Airflow and OpenMetadata for Snowflake, Tableau, OpenAI, Okta and Power BI, and what
    // makers of the same kind ask for.
    "\
     account identifier, account locator, account name, warehouse, role name, catalog, \
     http path, cluster id, site id, site name, token id, personal access token name, pat name, \
     personal access token secret, model, model name, model id, assistant id, deployment id, \
     ssws token, ssws access token, security token, azure tenant, azure ad tenant, entra tenant, \
     microsoft tenant, microsoft entra tenant, directory tenant id, azure tenant id, sharepoint tenant, \
     auth0 tenant, okta tenant, okta domain, sap client, client number, system id, \
     subscription id, subscription key, resource group, bot token, app password, \
     application password, app specific password, sas token, storage account, account key, \
     shared access key",
    // Pages to sign in and to set up sign-in.
    "\
     login url, sign in url, sso url, saml url, saml sso url, saml metadata url, metadata url, \
     idp url, idp metadata url, identity provider url, entity id, authority, authority url, issuer, \
     jwks url, jwks uri, openid configuration url, openid configuration, discovery endpoint, \
     discovery document, introspection endpoint, end session endpoint, admin email, \
     service account email, contact email, notification email",
];
