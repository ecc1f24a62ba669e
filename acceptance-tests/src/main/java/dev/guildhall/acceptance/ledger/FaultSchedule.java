package dev.guildhall.acceptance.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// The faults of a run, in order of their steps: drawn from the seed alone.
record FaultSchedule(List<Fault> faults) {
    private static final int STEPS_BETWEEN_MIN = 120;
    private static final int STEPS_BETWEEN_SPREAD = 160;
    private static final int MISSED_STEPS_MAX = 60;

    FaultSchedule {
        faults = List.copyOf(faults);
    }

    static FaultSchedule draw(RandomGenerator random, int kills, int cuts, int receivers) {
        List<Boolean> isKill = new ArrayList<>();
        isKill.addAll(Collections.nCopies(kills, true));
        isKill.addAll(Collections.nCopies(cuts, false));
        shuffle(isKill, random);
        List<Fault> faults = new ArrayList<>();
        long step = 0;
        for (boolean kill : isKill) {
            step += STEPS_BETWEEN_MIN + random.nextInt(STEPS_BETWEEN_SPREAD);
            faults.add(
                    kill
                            ? new Fault.Kill(step)
                            : new Fault.Cut(step, random.nextInt(receivers), random.nextInt(MISSED_STEPS_MAX)));
        }
        return new FaultSchedule(faults);
    }

    /// These faults and an outage, which comes where the senders are well under way.
    FaultSchedule with(Outage outage) {
        List<Fault> all = new ArrayList<>(faults);
        all.add(new Fault.Beneath(STEPS_BETWEEN_MIN, outage));
        all.sort(Comparator.comparingLong(Fault::step));
        return new FaultSchedule(all);
    }

    boolean reachesBeneath() {
        return faults.stream().anyMatch(Fault.Beneath.class::isInstance);
    }

    /// Where the senders may stop: some way after the last fault, so that its consequences are seen.
    long lastStep() {
        return (faults.isEmpty() ? 0 : faults.getLast().step()) + STEPS_BETWEEN_MIN + STEPS_BETWEEN_SPREAD;
    }

    private static void shuffle(List<Boolean> list, RandomGenerator random) {
        for (int i = list.size() - 1; i > 0; i--) Collections.swap(list, i, random.nextInt(i + 1));
    }
}
