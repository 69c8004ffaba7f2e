//! German phrases.

use super::{LOOSE, Others, Phrases, SURE};
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
    // Qlik's help in German: "Erstellen und Konfigurieren des Mandanten", "Verwalten von API-Schlüsseln",
    // "Erstellen und Verwalten von OAuth-Clients"; and how the words there vary.
    (
        Value::TenantName,
        SURE,
        "Mandanten-Alias, Alias des Mandanten, Mandanten-Subdomäne, Mandantenkürzel, Mandant Name",
    ),
    (
        Value::Region,
        SURE,
        "\
         Region des Rechenzentrums, Standort des Rechenzentrums, Regionscode, Regionskürzel, \
         Hosting-Region, Bereitstellungsregion, Mandantenstandort, Datenstandort, Datenspeicherregion",
    ),
    (
        Value::Host,
        SURE,
        "\
         Mandanten-Hostname, Hostname des Mandanten, Mandantendomäne, Domäne des Mandanten, \
         Tenant-Hostname, Hostname des Servers, Host-Name, Hostadresse, vollqualifizierter Domänenname, \
         vollständiger Hostname, API-Host",
    ),
    (Value::Origin, SURE, TENANT_URL),
    (Value::Url, SURE, TENANT_URL),
    (Value::Host, LOOSE, "Host und Port"),
    (Value::Origin, LOOSE, "Host und Port"),
    (Value::Url, LOOSE, "Host und Port"),
    (
        Value::AuthorizationEndpoint,
        SURE,
        "\
         Autorisierungs-Endpunkt, Endpunkt für die Autorisierung, OAuth-Autorisierungs-URL, \
         Autorisierungsadresse",
    ),
    (
        Value::TokenEndpoint,
        SURE,
        "\
         Token-Endpunkt-URL, Zugriffstoken-Endpunkt, OAuth-Token-URL, URL für Zugriffstoken, \
         Endpunkt für Token",
    ),
    (
        Value::ClientId,
        SURE,
        "\
         ID des Clients, OAuth-Clientkennung, ID des OAuth-Clients, OAuth-Client-Kennung",
    ),
    (
        Value::ClientSecret,
        SURE,
        "\
         Geheimnis des Clients, Clientgeheimnis, geheimer Client-Schlüssel, \
         geheimer Schlüssel des Clients, OAuth-Geheimnis, Secret des Clients",
    ),
    (
        Value::ApiKey,
        SURE,
        "\
         API-Zugangstoken, API-Zugangsschlüssel, Schlüssel für die API, Token für die API, \
         API-Authentifizierungstoken, Bearertoken, API-Schlüssel des Mandanten, \
         REST-API-Schlüssel, Benutzer-API-Schlüssel",
    ),
    (
        Value::ApiKey,
        LOOSE,
        "\
         Authentifizierungsschlüssel, Entwicklerschlüssel, persönliches Token, \
         persönlicher Zugriffsschlüssel",
    ),
];

const URL: &str = "\
    URL, Mandanten-URL, URL des Mandanten, Basis-URL, Server-URL, Instanz-URL, \
    Adresse des Mandanten, Mandantenadresse, Tenant-Adresse, API-URL";

const ADDRESS: &str = "Server, Serveradresse, Endpunkt, Webadresse, Instanz";

const TENANT_URL: &str = "\
    Mandanten-Adresse, Webadresse des Mandanten, Link zum Mandanten, URL der Instanz, Instanzadresse, \
    Tenant-URL, URL des Tenants, Cloud-URL, Basisadresse, API-Basis-URL, API-Adresse, Dienst-URL, \
    URL des Servers, Umgebungs-URL, URL-Adresse, REST-URL";

/// What is for something else: ids, names and descriptions of keys, other keys, people, places,
/// other addresses, signing in, buying.
pub(super) const OTHERS: Others = &[
    "\
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
        Sicherheitscode, Bestätigungscode",
    // What the English phrases are for, in German.
    "\
     Zertifikat, Clientzertifikat, Client-Zertifikat, Stammzertifikat, Serverzertifikat, \
     Zertifikatspfad, Zertifikatskennwort, Zertifikatsdatei, Schlüsseldatei, \
     WebSocket-URL, Engine-URL, virtueller Proxy, Präfix des virtuellen Proxys, \
     Benutzerverzeichnis, Benutzer-ID, Benutzerkennung, Windows-Benutzer, Domänenbenutzer, \
     Aussteller, Zielgruppe, Signaturschlüssel, Schlüsselkennung, Anmeldetoken, JSON-Datei, \
     Verbindungszeichenfolge, Header-Name, App-ID, App, Bereich, Bereichs-ID, Datensatz, \
     Datensatz-ID, Anmelde-URL, Metadaten-URL, Abonnement-ID, Verzeichnis-ID, Objekt-ID, \
     Azure-Mandant, Kontobezeichner, Konto-ID, Kontoname, Verbindungstyp, Authentifizierungsmethode, \
     Authentifizierungstyp, Registrierungsschlüssel, signierter Lizenzschlüssel, Webhook-URL, \
     Projekt, Projekt-ID, Umgebung, Gruppe, Besitzer, Zeitlimit, Zeitplan, Modell",
];
