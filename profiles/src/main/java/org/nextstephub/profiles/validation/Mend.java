package org.nextstephub.profiles.validation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about a finding of the validator, by the id of its message; the element's name comes from its words. */
final class Mend {

    private static final Pattern COUNTED = Pattern.compile("^([A-Za-z][A-Za-z0-9.\\[\\]]*): ");
    private static final Pattern SLICE = Pattern.compile("^Slice '([^']+)'");
    private static final Pattern NOT_AT_ALL = Pattern.compile("max allowed = 0\\b");

    private Mend() {}

    static Optional<String> of(String rule, String text) {
        return switch (rule) {
            case "Validation_VAL_Profile_Minimum" -> named(COUNTED, text, "Add %s");
            case "Validation_VAL_Profile_Minimum_SLICE", "Validation_VAL_Profile_Minimum_SLICE_EXT" ->
                named(SLICE, text, "Add %s; the guide shows it on the page of the profile");
            case "Validation_VAL_Profile_Maximum" ->
                isOfSomethingClosed(text)
                        ? named(COUNTED, text, "Leave out %s; the hub has no place for it")
                        : named(COUNTED, text, "Keep only as many of %s as are allowed");
            case "TYPE_CHECKS_PATTERN_CC", "Fixed_Type_Checks_DT_Pattern" ->
                Optional.of("Use exactly the code that is named");
            case "Terminology_TX_NoValid_1_CC", "Terminology_TX_NoValid_12", "Terminology_TX_NoValid_16" ->
                Optional.of("Use a code of the value set that is named; the guide lists them");
            case "Terminology_PassThrough_TX_Message" ->
                text.startsWith("Unknown code")
                        ? Optional.of("Look for a typing error: the code system has no such code")
                        : Optional.empty();
            default ->
                text.startsWith("Unrecognized property") || text.startsWith("Undefined element")
                        ? Optional.of("Take it out, or look for a typing error: there is no such element in FHIR R4")
                        : Optional.empty();
        };
    }

    static boolean isOfSomethingClosed(String text) {
        return NOT_AT_ALL.matcher(text).find();
    }

    private static Optional<String> named(Pattern where, String text, String words) {
        Matcher element = where.matcher(text);
        return element.find() ? Optional.of(words.formatted(element.group(1))) : Optional.empty();
    }
}
