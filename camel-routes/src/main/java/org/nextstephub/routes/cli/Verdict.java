package org.nextstephub.routes.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What was found in one file that was validated. */
record Verdict(Path file, List<Fault> faults) {

    Verdict {
        faults = List.copyOf(faults);
    }

    boolean isValid() {
        return faults.isEmpty();
    }

    /**
     * @param place line and column, or row; empty where there is none
     * @param element FHIRPath of the element; empty where it is in the text
     * @param rule invariant key or message id
     */
    record Fault(String place, String element, String rule, String text) {

        static Fault of(String text) {
            return new Fault("", "", "", text);
        }

        Fault at(String otherPlace) {
            return new Fault(otherPlace, element, rule, text);
        }

        @Override
        public String toString() {
            return (place.isEmpty() ? "" : place + " ") + (element.isEmpty() ? "" : element + ": ") + text;
        }
    }

    /** How verdicts are written. */
    enum Format {
        text {
            @Override
            String write(List<Verdict> verdicts) {
                String each = verdicts.stream()
                        .map(verdict -> "%-60s %s%n%s"
                                .formatted(
                                        verdict.file(),
                                        verdict.isValid()
                                                ? "valid"
                                                : verdict.faults().size() + " error(s)",
                                        verdict.faults().stream()
                                                .map(fault -> "  " + fault + System.lineSeparator())
                                                .collect(Collectors.joining())))
                        .collect(Collectors.joining());
                return each + "%d file(s), %d with errors".formatted(verdicts.size(), bad(verdicts));
            }
        },
        json {
            @Override
            String write(List<Verdict> verdicts) {
                ArrayNode all = new ObjectMapper().createArrayNode();
                for (Verdict verdict : verdicts) {
                    ObjectNode file = all.addObject()
                            .put("file", verdict.file().toString())
                            .put("valid", verdict.isValid());
                    ArrayNode errors = file.putArray("errors");
                    verdict.faults().forEach(fault -> errors.addObject()
                            .put("place", fault.place())
                            .put("element", fault.element())
                            .put("rule", fault.rule())
                            .put("text", fault.text()));
                }
                return all.toPrettyString();
            }
        },
        junit {
            @Override
            String write(List<Verdict> verdicts) {
                String each = verdicts.stream()
                        .map(verdict -> "  <testcase classname=\"validate\" name=\"%s\">%s</testcase>%n"
                                .formatted(
                                        escaped(verdict.file().toString()),
                                        verdict.isValid()
                                                ? ""
                                                : "<failure message=\"%d error(s)\">%s</failure>"
                                                        .formatted(
                                                                verdict.faults().size(),
                                                                escaped(verdict.faults().stream()
                                                                        .map(Fault::toString)
                                                                        .collect(Collectors.joining("\n"))))))
                        .collect(Collectors.joining());
                return "<testsuite name=\"validate\" tests=\"%d\" failures=\"%d\">%n%s</testsuite>"
                        .formatted(verdicts.size(), bad(verdicts), each);
            }
        };

        abstract String write(List<Verdict> verdicts);

        private static long bad(List<Verdict> verdicts) {
            return verdicts.stream().filter(verdict -> !verdict.isValid()).count();
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }
    }
}
