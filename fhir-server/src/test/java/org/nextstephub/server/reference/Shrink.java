package org.nextstephub.server.reference;

import static org.nextstephub.server.reference.Elements.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes circumstances small: takes away members, items, entries, consents and agreements for as long as a predicate
 * holds. What is left is a question that every message could ask; its frame stays.
 */
public final class Shrink {

    private static final Set<String> FRAME = Set.of(
            "now",
            "known",
            "bundle",
            "contracts",
            "on_file",
            "entry",
            "resource",
            "fullUrl",
            "request",
            "resourceType",
            "method",
            "url");
    private static final Set<String> NEEDED = Set.of("MessageHeader", "ServiceRequest", "Patient");

    private final Predicate<Circumstances> holds;
    private ObjectNode smallest;

    private Shrink(Circumstances circumstances, Predicate<Circumstances> holds) {
        this.holds = holds;
        smallest = CaseFormat.write(circumstances.copy());
    }

    /** The predicate must hold for what is given. */
    public static Circumstances smallest(Circumstances circumstances, Predicate<Circumstances> holds) {
        Shrink shrink = new Shrink(circumstances, holds);
        while (shrink.takesSomethingAway()) {
            // until nothing more can go
        }
        return CaseFormat.read(shrink.smallest);
    }

    private boolean takesSomethingAway() {
        int before = smallest.toString().length();
        forgetThePerson();
        takeFrom("");
        return smallest.toString().length() < before;
    }

    private void forgetThePerson() {
        ObjectNode candidate = smallest.deepCopy();
        keepIfItHolds(candidate.put("known", false));
    }

    /** Large things first: an element as a whole before what is in it; items from the last to the first. */
    private void takeFrom(String pointer) {
        JsonNode node = smallest.at(pointer);
        for (String step : steps(node)) {
            String inner = pointer + "/" + step;
            if (!mayGo(node, step) || !keepIfItHolds(without(pointer, step))) {
                takeFrom(inner);
            }
            node = smallest.at(pointer);
        }
    }

    private static List<String> steps(JsonNode node) {
        List<String> steps = new ArrayList<>();
        if (node.isArray()) {
            for (int i = node.size() - 1; i >= 0; i--) {
                steps.add(String.valueOf(i));
            }
        } else {
            node.properties().forEach(member -> steps.add(member.getKey()));
        }
        return steps;
    }

    private boolean mayGo(JsonNode parent, String step) {
        if (parent.isArray()) {
            boolean list = parent == smallest.get("contracts") || parent == smallest.get("on_file");
            JsonNode item = parent.get(Integer.parseInt(step));
            return (list || parent.size() > 1) && !NEEDED.contains(text(item.path("resource"), "resourceType"));
        }
        boolean framed = FRAME.contains(step) || (parent == smallest.get("bundle") && !step.equals("meta"));
        return !framed && parent.size() > 1;
    }

    private ObjectNode without(String pointer, String step) {
        ObjectNode candidate = smallest.deepCopy();
        JsonNode parent = candidate.at(pointer);
        if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(step));
        } else {
            ((ObjectNode) parent).remove(step);
        }
        return candidate;
    }

    private boolean keepIfItHolds(ObjectNode candidate) {
        boolean kept = holds.test(CaseFormat.read(candidate.deepCopy()));
        if (kept) {
            smallest = candidate;
        }
        return kept;
    }
}
