package org.nextstephub.server.console.form;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody wrote into a form. */
public final class Form {

    private static final int LONGEST = 1000;
    private static final int LONGEST_LINE = 200;
    private static final Set<String> OF_THE_PAGE = Set.of("_csrf", "account", "version", "number");

    private final Map<String, List<String>> written;

    private Form(Map<String, List<String>> written) {
        this.written = written;
    }

    static Form sent(Map<String, List<String>> fields) {
        return new Form(Map.copyOf(fields));
    }

    /** As it is before anybody has written. */
    static Form empty(List<Field> fields) {
        Map<String, List<String>> first = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> !field.first().isEmpty())
                .forEach(field -> first.put(field.name(), List.of(field.first())));
        return new Form(first);
    }

    public String value(String name) {
        return all(name).stream().findFirst().orElse("").strip();
    }

    public List<String> all(String name) {
        return written.getOrDefault(name, List.of());
    }

    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** What was written, for showing where the form itself cannot be shown any more. */
    public List<String> kept() {
        return written.entrySet().stream()
                .filter(each -> !OF_THE_PAGE.contains(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .filter(value -> !value.isBlank())
                .toList();
    }

    public boolean isTicked(String name) {
        return has(name, "true");
    }

    public Optional<LocalDate> day(String name) {
        try {
            return Optional.of(LocalDate.parse(value(name)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    public Optional<LocalTime> time(String name) {
        try {
            return Optional.of(LocalTime.parse(value(name)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** What is wrong with it, by the name of the field, as keys of the texts; empty when it can be sent on. */
    Map<String, String> faults(List<Field> fields) {
        Map<String, String> faults = new LinkedHashMap<>();
        fields.forEach(field -> fault(field).ifPresent(fault -> faults.put(field.name(), fault)));
        return faults;
    }

    private Optional<String> fault(Field field) {
        List<String> values =
                all(field.name()).stream().filter(value -> !value.isBlank()).toList();
        if (values.isEmpty()) {
            return field.needed() ? Optional.of(needed(field)) : Optional.empty();
        }
        return switch (field.kind()) {
            case DAY -> day(field.name()).isPresent() ? Optional.empty() : Optional.of("form.day");
            case TIME -> time(field.name()).isPresent() ? Optional.empty() : Optional.of("form.time");
            case LINE -> values.get(0).length() <= LONGEST_LINE ? Optional.empty() : Optional.of("form.long-line");
            case TEXT -> values.get(0).length() <= LONGEST ? Optional.empty() : Optional.of("form.long");
            case TICK -> isTicked(field.name()) ? Optional.empty() : Optional.of("form.tick");
            case ONE, SOME -> isOffered(field, values) ? Optional.empty() : Optional.of("form.choose");
        };
    }

    private static String needed(Field field) {
        return switch (field.kind()) {
            case TICK -> "form.tick";
            case ONE, SOME -> "form.choose";
            case DAY -> "form.day";
            case TIME -> "form.time";
            case LINE, TEXT -> "form.write";
        };
    }

    private static boolean isOffered(Field field, List<String> values) {
        return field.options().stream().map(Field.Option::value).toList().containsAll(values);
    }
}
