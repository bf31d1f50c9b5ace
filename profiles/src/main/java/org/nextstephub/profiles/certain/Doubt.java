package org.nextstephub.profiles.certain;

/** Why the compiled check leaves a message to HAPI's validator; never names a value. */
public enum Doubt {
    /** Something is there that the check does not know, such as a contained resource or a foreign extension. */
    CONTENT,
    /** Something occurs too often or too seldom. */
    COUNT,
    /** A value is not of the plain form that is certainly right. */
    VALUE,
    /** A code or an address that the validator has not found right in this place before. */
    CODE,
    /** A reference does not lead to exactly one entry of a fitting type. */
    REFERENCE,
    /** A rule of a profile or of the specification is not certainly met. */
    RULE,
    /** The check itself broke. */
    BROKEN,
    /** The check is switched off, or does not know this kind of message. */
    OFF
}
