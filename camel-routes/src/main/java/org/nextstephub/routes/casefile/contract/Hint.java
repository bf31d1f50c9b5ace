package org.nextstephub.routes.casefile.contract;

/** What to do about a fault that a clerk meets: fixed texts in English and French that never hold a value of the file. */
public enum Hint {
    SEMICOLONS(
            "The columns are separated by semicolons. Save the sheet as comma-separated CSV (UTF-8)",
            "Les colonnes sont séparées par des points-virgules. Enregistrez en CSV séparé par des virgules (UTF-8)"),
    TABS(
            "The columns are separated by tabs. Save the sheet as comma-separated CSV (UTF-8)",
            "Les colonnes sont séparées par des tabulations. Enregistrez en CSV séparé par des virgules (UTF-8)"),
    UTF_16(
            "The file is UTF-16 text. Save the sheet as CSV UTF-8",
            "Le fichier est en UTF-16. Enregistrez la feuille en CSV UTF-8"),
    NOT_UTF_8(
            "The file is not UTF-8 text. Save the sheet as CSV UTF-8",
            "Le fichier n'est pas en UTF-8. Enregistrez la feuille en CSV UTF-8"),
    SPREADSHEET(
            "This is a workbook or an archive. Save the sheet as CSV UTF-8",
            "C'est un classeur ou une archive. Enregistrez la feuille en CSV UTF-8"),
    FIELD_COUNT(
            "A row has more or fewer cells than the header, or a quotation mark is not closed",
            "Une ligne a plus ou moins de cellules que l'en-tête, ou un guillemet n'est pas fermé"),
    EMPTY("The file is empty", "Le fichier est vide"),
    NO_ROWS(
            "The file has column names and no rows. If rows were meant to be in it, export it again",
            "Le fichier a des noms de colonnes et aucune ligne. S'il devait en avoir, exportez-le de nouveau"),
    FIRST_ROWS(
            "Only the first 25 rows were tried. Try a part of the sheet for the rest",
            "Seules les 25 premières lignes ont été essayées. Essayez une partie de la feuille pour le reste"),
    SEP_LINE(
            "The first line is sep=, which a spreadsheet wrote for itself. Delete that line",
            "La première ligne est sep=, qu'un tableur a écrite pour lui-même. Supprimez cette ligne"),
    MEDIA_TYPE(
            "Send the file itself as the body, not as a form, with Content-Type text/csv, application/json or"
                    + " application/xml in UTF-8; Content-Encoding may be gzip",
            "Envoyez le fichier lui-même comme corps, pas un formulaire, avec Content-Type text/csv, application/json ou"
                    + " application/xml en UTF-8; Content-Encoding peut être gzip"),
    POST("Send the file by POST", "Envoyez le fichier par POST"),
    IDEMPOTENCY_KEY(
            "Idempotency-Key has 1 to 128 visible ASCII characters",
            "Idempotency-Key compte de 1 à 128 caractères ASCII visibles"),
    ONE_LINE(
            "The cell holds more than one line. Put it on one line; notes may have several",
            "La cellule contient plus d'une ligne. Mettez le texte sur une ligne; les notes peuvent en avoir plusieurs"),
    HEADER_NAMES(
            "The first line must hold the column names of docs/case-files.md; extra columns begin with x_",
            "La première ligne contient les noms de colonnes de docs/case-files.md; les colonnes en plus commencent par x_"),
    MAPPING(
            "The export has other columns than its mapping file says. Ask whoever looks after the mapping",
            "L'export a d'autres colonnes que le fichier de correspondance. Voyez la personne qui le tient"),
    VERSION("Every row needs schema_version nextstep-1.0", "Chaque ligne porte schema_version nextstep-1.0"),
    SIZE(
            "At most 5 MB, 5,000 rows, 100 columns, 8 KiB a cell and 64 KiB a row. Split the file",
            "Au plus 5 Mo, 5 000 lignes, 100 colonnes, 8 Kio par cellule et 64 Kio par ligne. Divisez le fichier"),
    FILE_NAME(
            "The file name names another partner. Use your own partner id",
            "Le nom du fichier désigne un autre partenaire. Utilisez votre propre identifiant"),
    SCIENTIFIC(
            "A spreadsheet turned the number into scientific notation. Format the column as text and export again",
            "Un tableur a mis le nombre en notation scientifique. Mettez la colonne en texte et exportez de nouveau"),
    LOST_ZEROS(
            "The number has too few digits; a spreadsheet drops leading zeros. Format the column as text and export again",
            "Le nombre a trop peu de chiffres; un tableur retire les zéros. Mettez la colonne en texte et exportez de nouveau"),
    CHECK_DIGIT(
            "An Ontario health number has 10 digits and a check digit. Compare it with the card, or leave it empty",
            "Un numéro de santé de l'Ontario a 10 chiffres dont un de contrôle. Comparez avec la carte, ou laissez vide"),
    DAY_MONTH(
            "Day and month cannot be told apart. Write the date as YYYY-MM-DD",
            "Le jour et le mois se confondent. Écrivez la date AAAA-MM-JJ"),
    DATE_NUMBER(
            "A spreadsheet exported the date as a number. Write the date as YYYY-MM-DD",
            "Un tableur a exporté la date comme nombre. Écrivez la date AAAA-MM-JJ"),
    DATE("Write an existing date as YYYY-MM-DD", "Écrivez une date existante AAAA-MM-JJ"),
    TIME(
            "Write date and time with the offset, such as 2026-11-22T09:40:00-05:00",
            "Écrivez la date et l'heure avec le décalage, par exemple 2026-11-22T09:40:00-05:00"),
    AHEAD("The time lies more than 24 hours ahead", "L'heure est en avance de plus de 24 heures"),
    TOO_OLD(
            "The birth date lies ahead or more than 120 years back",
            "La naissance est à venir ou date de plus de 120 ans"),
    REVERSED("The end lies before the start", "La fin précède le début"),
    KEY(
            "Up to 64 letters, digits, full stops, hyphens and underscores; not beginning with a hyphen",
            "Jusqu'à 64 lettres, chiffres, points, traits d'union et soulignés; pas de trait d'union au début"),
    PRINTABLE("Up to 64 plain characters without accents", "Jusqu'à 64 caractères simples, sans accents"),
    FORMULA(
            "The value begins like a formula (= + - @). Remove the sign",
            "La valeur commence comme une formule (= + - @). Retirez le signe"),
    CODE(
            "Use one of the words listed for this column in docs/case-files.md",
            "Utilisez un des mots énumérés pour cette colonne dans docs/case-files.md"),
    PROGRAM(
            "Use the code under which your programme is registered",
            "Utilisez le code sous lequel votre programme est inscrit"),
    PHONE(
            "Write a telephone number as 613-555-0100 or +16135550100",
            "Écrivez le téléphone 613-555-0100 ou +16135550100"),
    EMAIL("Write one e-mail address", "Écrivez une seule adresse courriel"),
    CONTACT(
            "Give a phone, an email, or preferred_contact through-referrer",
            "Donnez un téléphone, un courriel, ou preferred_contact through-referrer"),
    NAME("Give given_name, family_name or both", "Donnez given_name, family_name ou les deux"),
    CHARACTER(
            "Remove invisible control characters; they come with text copied from elsewhere",
            "Retirez les caractères de contrôle invisibles; ils viennent d'un texte copié ailleurs"),
    NOT_TEXT("Write every value as text in quotation marks", "Écrivez chaque valeur comme texte entre guillemets"),
    SIGNATURE(
            "Ask the person, note how and when they agreed, and send the row again",
            "Demandez à la personne, notez comment et quand elle a accepté, et renvoyez la ligne"),
    CONSENT_AHEAD(
            "The consent was not given yet on the day of this row: compare consent_date with the form",
            "Le consentement n'est pas encore donné à ce jour : comparez consent_date avec le formulaire"),
    LIMITS(
            "Use a registered form that has the limit, or leave consent_limits empty",
            "Utilisez un formulaire inscrit qui prévoit la limite, ou laissez consent_limits vide"),
    SUBSTITUTE("A substitute needs sdm_name and sdm_authority", "Un mandataire exige sdm_name et sdm_authority"),
    EVENT_ID(
            "Give every event an event_id of its own, also a correction of a row that was accepted",
            "Donnez à chaque événement son propre event_id, aussi à la correction d'une ligne acceptée"),
    AGAIN(
            "Nothing to do: the row is tried again, or send the file again",
            "Rien à faire : nouvel essai, ou renvoyez le fichier");

    private final String english;
    private final String french;

    Hint(String english, String french) {
        this.english = english;
        this.french = french;
    }

    public String text(String language) {
        return language.startsWith("fr") ? french : english;
    }
}
