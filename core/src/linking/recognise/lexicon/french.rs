//! French phrases.

use super::{LOOSE, Others, Phrases, SURE};
use crate::linking::value::Value;

/// What is for a value.
pub(super) const ASKS: Phrases = &[
    (
        Value::TenantName,
        SURE,
        "locataire, nom du locataire, nom de locataire, nom du tenant",
    ),
    (Value::TenantName, LOOSE, "sous-domaine, nom de l'instance"),
    (
        Value::Region,
        SURE,
        "\
         région, région du locataire, centre de données, région du centre de données, \
         région d'hébergement, région du serveur, région du tenant",
    ),
    (Value::Region, LOOSE, "emplacement, localisation"),
    (
        Value::Host,
        SURE,
        "hôte, nom d'hôte, nom de l'hôte, hôte du locataire",
    ),
    (
        Value::Host,
        LOOSE,
        "serveur, nom du serveur, domaine, nom de domaine, instance",
    ),
    (Value::Origin, SURE, URL),
    (Value::Url, SURE, URL),
    (Value::Origin, LOOSE, ADDRESS),
    (Value::Url, LOOSE, ADDRESS),
    (
        Value::ServerAddress,
        SURE,
        "adresse du serveur, URL du serveur, serveur",
    ),
    (
        Value::AuthorizationEndpoint,
        SURE,
        "\
         point de terminaison d'autorisation, URL d'autorisation, point d'accès d'autorisation",
    ),
    (
        Value::TokenEndpoint,
        SURE,
        "\
         point de terminaison du jeton, point de terminaison de jeton, URL du jeton, \
         URL de jeton, URL du jeton d'accès",
    ),
    (
        Value::ClientId,
        SURE,
        "identifiant client, identifiant du client, ID client, ID du client",
    ),
    (Value::ClientId, LOOSE, "identifiant de l'application"),
    (
        Value::ClientSecret,
        SURE,
        "\
         secret client, secret du client, clé secrète, clé secrète du client, clef secrète",
    ),
    (
        Value::ApiKey,
        SURE,
        "\
         clé API, clé d'API, clef API, jeton API, jeton d'API, jeton d'accès, \
         jeton d'authentification, jeton d'accès personnel, clé d'accès API",
    ),
    (Value::ApiKey, LOOSE, "clé, clef, jeton, clé d'accès"),
    (
        Value::ProxyUser,
        SURE,
        "utilisateur proxy, e-mail de l'utilisateur proxy",
    ),
    (
        Value::ProxyUserKey,
        SURE,
        "clé de l'utilisateur proxy, clé utilisateur proxy, clé proxy",
    ),
    (
        Value::ConnectionName,
        SURE,
        "nom de la connexion, nom de connexion",
    ),
    (
        Value::ConnectionName,
        LOOSE,
        "nom d'affichage, nom de la source",
    ),
    // Talend's help in French, "Configurer l'authentification à Qlik Cloud" (tenant, ID et secret du
    // client); Qlik's, "Création et gestion de clients OAuth" (clé secrète client, jeton d'accès); a
    // Salesforce app for Qlik (URL du tenant Qlik Cloud); and how the words there vary.
    (
        Value::TenantName,
        SURE,
        "\
         tenant, alias du locataire, alias du tenant, sous-domaine du locataire, \
         sous-domaine du tenant, nom court du tenant",
    ),
    (
        Value::Region,
        SURE,
        "\
         région des données, région de déploiement, code de région, code de la région, \
         emplacement du centre de données, localisation des données, région de l'instance, \
         région de stockage des données",
    ),
    (
        Value::Host,
        SURE,
        "\
         hôte du tenant, nom d'hôte du tenant, nom d'hôte du locataire, domaine du tenant, \
         domaine du locataire, nom d'hôte complet, hôte de l'API, nom d'hôte du serveur, \
         nom de domaine complet",
    ),
    (
        Value::Host,
        LOOSE,
        "nom d'hôte du client, hôte du client, hôte et port",
    ),
    (Value::Origin, SURE, TENANT_URL),
    (Value::Url, SURE, TENANT_URL),
    (Value::Origin, LOOSE, "hôte et port"),
    (Value::Url, LOOSE, "hôte et port"),
    (
        Value::AuthorizationEndpoint,
        SURE,
        "\
         URL d'autorisation OAuth, URL d'autorisation OAuth2, adresse d'autorisation, \
         point d'entrée d'autorisation",
    ),
    (
        Value::TokenEndpoint,
        SURE,
        "\
         URL du jeton OAuth, point d'accès du jeton, point d'entrée du jeton, \
         URL d'obtention du jeton, point de terminaison du jeton d'accès",
    ),
    (
        Value::ClientId,
        SURE,
        "\
         identifiant client OAuth, ID client OAuth, identifiant du client OAuth, \
         ID du client OAuth",
    ),
    (
        Value::ClientSecret,
        SURE,
        "secret client OAuth, secret du client OAuth, clé secrète client, secret OAuth",
    ),
    (
        Value::ApiKey,
        SURE,
        "\
         clé de l'API, jeton de l'API, jeton d'accès API, jeton d'accès à l'API, \
         clé d'accès à l'API, clé API REST, clé d'API utilisateur, jeton API personnel, \
         clé d'API personnelle, \
         jeton du porteur, jeton Bearer, token API, token d'API, \
         token d'accès, token d'authentification",
    ),
    (
        Value::ApiKey,
        LOOSE,
        "jeton personnel, clé de développeur, clé développeur, clé d'authentification",
    ),
];

const URL: &str = "\
    URL, URL du locataire, URL de base, URL du serveur, URL de l'instance, \
    adresse du locataire, URL de l'API";

const ADDRESS: &str = "serveur, adresse du serveur, adresse web, instance";

const TENANT_URL: &str = "\
    URL du tenant, adresse du tenant, URL du tenant Cloud, adresse web du tenant, lien du tenant, \
    adresse web du locataire, URL de base de l'API, adresse de base, URL de l'environnement, \
    adresse de l'instance, URL REST, adresse URL, URL de l'hôte";

/// What is for something else: ids, names and descriptions of keys, other keys, people, places,
/// other addresses, signing in, buying.
pub(super) const OTHERS: Others = &[
    "\
        ID du locataire, identifiant du locataire, nom de la clé, nom de la clé API, \
        nom du jeton, identifiant de la clé, clé de licence, clé d'activation, clé de produit, \
        numéro de série, clé publique, clé privée, clé de chiffrement, mot de passe, \
        nouveau mot de passe, confirmer le mot de passe, nom d'utilisateur, utilisateur, \
        identifiant, adresse e-mail, courriel, e-mail, nom, prénom, nom complet, société, \
        entreprise, organisation, téléphone, pays, pays région, département, ville, \
        code postal, adresse, rue, fuseau horaire, langue, devise, site web, URL de rappel, \
        URL de redirection, recherche, rechercher, description, commentaire, message, objet, \
        code promo, numéro de carte, date d'expiration, cryptogramme, rôle, \
        code de vérification, jeton d'actualisation",
    // What the English phrases are for, in French.
    "\
     certificat, certificat client, certificat racine, certificat du serveur, chemin du certificat, \
     fichier de certificat, mot de passe du certificat, clé du client, fichier de clé, \
     URL WebSocket, URL du moteur, proxy virtuel, préfixe du proxy virtuel, répertoire utilisateur, \
     annuaire des utilisateurs, ID utilisateur, identifiant utilisateur, utilisateur Windows, \
     émetteur, audience, clé de signature, jeton de connexion, jeton d'ouverture de session, JSON, \
     fichier JSON, chaîne de connexion, nom d'en-tête, ID d'application, application, ID d'espace, \
     espace, jeu de données, ID du jeu de données, URL de connexion, URL des métadonnées, \
     ID d'abonnement, ID d'annuaire, ID d'objet, identifiant de compte, nom du compte, \
     type de connexion, méthode d'authentification, type d'authentification, \
     ID d'intégration web, clé d'enregistrement, jeton d'enregistrement, clé de licence signée, \
     projet, ID du projet, environnement, groupe, propriétaire, délai d'expiration, planification, \
     modèle",
];
