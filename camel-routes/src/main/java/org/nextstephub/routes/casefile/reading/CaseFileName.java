package org.nextstephub.routes.casefile.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name of the contract: {@code nextstep_<partner>_<yyyymmddThhmmssZ>_<seq>.<csv|json|xml|zip>}.
 *
 * @param takenAt when the hub first took it and could not finish, as epoch milliseconds; empty on its first way
 */
public record CaseFileName(String name, String partner, boolean zip, Optional<Long> takenAt) {

    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{13})_(?:\\d{13}_)?)?(nextstep_([a-z0-9-]{2,32})_\\d{8}T\\d{6}Z_\\d{1,6}\\.(csv|json|xml|zip))");

    public static Optional<CaseFileName> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new CaseFileName(
                        form.group(2),
                        form.group(3),
                        form.group(4).equals("zip"),
                        Optional.ofNullable(form.group(1)).map(Long::valueOf)))
                : Optional.empty();
    }

    /**
     * The name that a file has while it waits for another try: another one after each, for Camel moves a file by deleting
     * what has the new name, and would so delete a file that keeps its own.
     */
    public String waiting(long now) {
        return takenAt.orElse(now) + "_" + now + "_" + name;
    }
}
