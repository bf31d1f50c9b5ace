package org.nextstephub.routes.message;

/** Why a value is at fault: HL7 table 0357, as far as it is used, with its fixed texts and acknowledgement code. */
public enum Condition {
    ACCEPTED(0, "Message accepted", "Message accepté", "AA"),
    SEGMENT_SEQUENCE(100, "Segment sequence error", "Erreur d'ordre des segments", "AE"),
    REQUIRED_FIELD(101, "Required field missing", "Champ obligatoire manquant", "AE"),
    DATA_TYPE(102, "Data type error", "Erreur de type de donnée", "AE"),
    TABLE_VALUE(103, "Table value not found", "Valeur absente de la table", "AE"),
    TOO_LONG(104, "Value too long", "Valeur trop longue", "AE"),
    MESSAGE_TYPE(200, "Unsupported message type", "Type de message non pris en charge", "AR"),
    EVENT_CODE(201, "Unsupported event code", "Événement non pris en charge", "AR"),
    PROCESSING_ID(202, "Unsupported processing id", "Mode de traitement non pris en charge", "AR"),
    VERSION_ID(203, "Unsupported version id", "Version non prise en charge", "AR"),
    APPLICATION(207, "Application error", "Erreur d'application", "AE");

    private final int code;
    private final String text;
    private final String frenchText;
    private final String acknowledgement;

    Condition(int code, String text, String frenchText, String acknowledgement) {
        this.code = code;
        this.text = text;
        this.frenchText = frenchText;
        this.acknowledgement = acknowledgement;
    }

    /** The number in table 0357. */
    public int code() {
        return code;
    }

    /** The text of table 0357. */
    public String text() {
        return text;
    }

    /** The fixed text in a partner's language, {@code en} or {@code fr}. */
    public String text(String language) {
        return language.startsWith("fr") ? frenchText : text;
    }

    /** MSA-1 that goes with it, HL7 table 0008. */
    public String acknowledgement() {
        return acknowledgement;
    }
}
