package dev.guildhall.guild.list;

import dev.guildhall.common.id.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What happened to a list since those who look at it heard of it last. Past [#STEPS_MAX] it is not told step by
/// step any more: the rows are sent anew, which costs no more, and the memory is bounded.
final class Delta {
    static final int STEPS_MAX = 64;

    /// A row that came to stand at `index`, or stood there and went.
    record Step(boolean added, int index, Row row) {}

    private final List<Step> steps = new ArrayList<>();
    /// Rows that changed where they stand, as they were then.
    private final Map<UserId, Row> touched = new HashMap<>();

    private boolean whole;

    boolean isEmpty() {
        return !whole && steps.isEmpty() && touched.isEmpty();
    }

    /// Everything is to be sent anew.
    boolean whole() {
        return whole;
    }

    List<Step> steps() {
        return steps;
    }

    void step(boolean added, int index, Row row) {
        if (!whole) {
            steps.add(new Step(added, index, row));
            bound();
        }
    }

    void touch(Row row) {
        if (!whole) {
            touched.put(row.id(), row);
            bound();
        }
    }

    void becomeWhole() {
        clear();
        whole = true;
    }

    void clear() {
        whole = false;
        steps.clear();
        touched.clear();
    }

    /// The rows that changed in place and still stand there, and the heads of the groups that another number of
    /// members stands in.
    List<Op.Update> updates(Rows rows, List<Integer> counted) {
        List<Op.Update> updates = new ArrayList<>();
        counted.forEach(group -> update(Row.head(group), rows, updates));
        touched.values().forEach(row -> update(row, rows, updates));
        return updates;
    }

    private static void update(Row row, Rows rows, List<Op.Update> into) {
        int index = rows.find(row);
        if (index >= 0) {
            into.add(new Op.Update(index, rows.get(index)));
        }
    }

    private void bound() {
        if (steps.size() + touched.size() > STEPS_MAX) {
            becomeWhole();
        }
    }
}
