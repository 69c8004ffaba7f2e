//! German phrases.

use super::{LOOSE, Phrases, SURE};
use crate::linking::value::Value;

/// What is for a value.
pub(super) const ASKS: Phrases = &[
    (
        Value::TenantName,
        SURE,
        "\
         Mandant, Mandantenname, Name des Mandanten, Tenant-Name, Name des Tenants",
    ),
    (
        Value::TenantName,
        LOOSE,
        "Subdomäne, Subdomain, Unterdomäne, Anbieter, Instanzname",
    ),
    (
        Value::Region,
        SURE,
        "\
         Region, Rechenzentrum, Mandantenregion, Region des Mandanten, Tenant-Region, \
         Datenregion, Rechenzentrumsregion, Cloudregion, Serverregion",
    ),
    (Value::Region, LOOSE, "Standort, Serverstandort"),
    (
        Value::Host,
        SURE,
        "\
         Host, Hostname, Rechnername, Host des Mandanten, Mandantenhost, Tenant-Host",
    ),
    (
        Value::Host,
        LOOSE,
        "Server, Servername, Domäne, Domain, Instanz",
    ),
    (Value::Origin, SURE, URL),
    (Value::Url, SURE, URL),
    (Value::Origin, LOOSE, ADDRESS),
    (Value::Url, LOOSE, ADDRESS),
    (
        Value::ServerAddress,
        SURE,
        "Serveradresse, Server-URL, Adresse des Servers",
    ),
    (
        Value::AuthorizationEndpoint,
        SURE,
        "Autorisierungsendpunkt, Autorisierungs-URL, Authorization-Endpunkt",
    ),
    (
        Value::TokenEndpoint,
        SURE,
        "Token-Endpunkt, Token-URL, Zugriffstoken-URL, Tokenendpunkt",
    ),
    (
        Value::ClientId,
        SURE,
        "\
         Client-ID, Client-Kennung, Kundenkennung, Clientkennung, OAuth-Client-ID, \
         Client-Identifikator",
    ),
    (Value::ClientId, LOOSE, "Anwendungs-ID"),
    (
        Value::ClientSecret,
        SURE,
        "\
         Client-Geheimnis, geheimer Clientschlüssel, Clientschlüssel, geheimer Schlüssel, \
         geheimer Schluessel, Client-Secret, OAuth-Client-Geheimnis",
    ),
    (Value::ClientSecret, LOOSE, "Geheimnis"),
    (
        Value::ApiKey,
        SURE,
        "\
         API-Schlüssel, API-Schluessel, API-Token, Zugriffstoken, Zugangstoken, \
         Authentifizierungstoken, Bearer-Token, persönliches Zugriffstoken, \
         persönlicher API-Schlüssel, API-Zugriffstoken, API-Zugriffsschlüssel",
    ),
    (
        Value::ApiKey,
        LOOSE,
        "Schlüssel, Schluessel, Zugriffsschlüssel, Zugangsschlüssel",
    ),
    (
        Value::ProxyUser,
        SURE,
        "Proxy-Benutzer, E-Mail des Proxy-Benutzers, Proxy-Nutzer",
    ),
    (
        Value::ProxyUserKey,
        SURE,
        "\
         Proxy-Benutzerschlüssel, Schlüssel des Proxy-Benutzers, Proxy-Schlüssel",
    ),
    (
        Value::ConnectionName,
        SURE,
        "Verbindungsname, Name der Verbindung",
    ),
    (
        Value::ConnectionName,
        LOOSE,
        "Anzeigename, Name der Datenquelle",
    ),
];

const URL: &str = "\
    URL, Mandanten-URL, URL des Mandanten, Basis-URL, Server-URL, Instanz-URL, \
    Adresse des Mandanten, Mandantenadresse, Tenant-Adresse, API-URL";

const ADDRESS: &str = "Server, Serveradresse, Endpunkt, Webadresse, Instanz";

/// What is for something else: ids, names and descriptions of keys, other keys, people, places,
/// other addresses, signing in, buying.
pub(super) const OTHERS: &str = "\
    Mandanten-ID, Mandantenkennung, Mandantennummer, Tenant-ID, Name des API-Schlüssels, \
    API-Schlüsselname, Schlüsselname, Name des Schlüssels, Schlüssel-ID, Lizenzschlüssel, \
    Produktschlüssel, Aktivierungsschlüssel, Seriennummer, öffentlicher Schlüssel, \
    privater Schlüssel, Verschlüsselungsschlüssel, Kennwort, Passwort, neues Passwort, \
    Passwort bestätigen, Passwort wiederholen, Benutzername, Benutzer, Anmeldename, \
    E-Mail-Adresse, E-Mail, Name, Vorname, Nachname, Firma, Firmenname, Unternehmen, \
    Organisation, Telefon, Telefonnummer, Land, Land Region, Bundesland, Stadt, Ort, \
    Postleitzahl, PLZ, Straße, Adresse, Zeitzone, Sprache, Währung, Webseite, Website, \
    Rückruf-URL, Weiterleitungs-URL, Umleitungs-URI, Suche, Suchen, Beschreibung, \
    Bezeichnung, Bemerkung, Kommentar, Nachricht, Betreff, Gutschein, Gutscheincode, \
    Kartennummer, Prüfziffer, Ablaufdatum, Gültig bis, Rolle, Abteilung, Kundennummer, \
    Sicherheitscode, Bestätigungscode";
