package org.nextstephub.routes.hl7v2.reading;

import java.util.ArrayList;
import java.util.List;
import org.nextstephub.profiles.Issue;
import org.nextstephub.routes.message.Condition;

/** Collects every fault and remark of one message while it is translated. */
public final class Faults {

    private static final int MAX_REPORTED = 20;

    private final List<Fault> all = new ArrayList<>();

    public void add(Fault fault) {
        all.add(fault);
    }

    public void add(Condition condition, String location) {
        all.add(Fault.of(condition, location));
    }

    public void add(Condition condition, String location, Issue issue) {
        all.add(Fault.of(condition, location, issue));
    }

    /** One remark of a kind a message. */
    public void remark(Issue issue, String location) {
        if (all.stream()
                .noneMatch(known ->
                        known.isRemark() && known.issue().filter(issue::equals).isPresent())) {
            all.add(Fault.remark(issue, location));
        }
    }

    public boolean hasErrors() {
        return all.stream().anyMatch(fault -> !fault.isRemark());
    }

    /** The faults, worst first, at most 20. */
    public List<Fault> errors() {
        return all.stream()
                .filter(fault -> !fault.isRemark())
                .limit(MAX_REPORTED)
                .toList();
    }

    public List<Fault> remarks() {
        return all.stream().filter(Fault::isRemark).limit(MAX_REPORTED).toList();
    }
}
