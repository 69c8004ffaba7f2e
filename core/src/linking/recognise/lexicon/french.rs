//! French phrases.

use super::{LOOSE, Phrases, SURE};
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
];

const URL: &str = "\
    URL, URL du locataire, URL de base, URL du serveur, URL de l'instance, \
    adresse du locataire, URL de l'API";

const ADDRESS: &str = "serveur, adresse du serveur, adresse web, instance";

/// What is for something else: ids, names and descriptions of keys, other keys, people, places,
/// other addresses, signing in, buying.
pub(super) const OTHERS: &str = "\
    ID du locataire, identifiant du locataire, nom de la clé, nom de la clé API, \
    nom du jeton, identifiant de la clé, clé de licence, clé d'activation, clé de produit, \
    numéro de série, clé publique, clé privée, clé de chiffrement, mot de passe, \
    nouveau mot de passe, confirmer le mot de passe, nom d'utilisateur, utilisateur, \
    identifiant, adresse e-mail, courriel, e-mail, nom, prénom, nom complet, société, \
    entreprise, organisation, téléphone, pays, pays région, département, ville, \
    code postal, adresse, rue, fuseau horaire, langue, devise, site web, URL de rappel, \
    URL de redirection, recherche, rechercher, description, commentaire, message, objet, \
    code promo, numéro de carte, date d'expiration, cryptogramme, rôle, \
    code de vérification, jeton d'actualisation";
