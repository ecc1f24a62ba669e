package dev.guildhall.guild.list;

import dev.guildhall.common.guild.RowBlocks;
import java.util.ArrayList;
import java.util.List;

/// What brings a client's rows to where the list's are.
///
/// A client hears of every step at or before the last row that it looks at, since such a step moves its rows.
/// Steps behind it hears not of. So a step moves rows into its view that it does not know: those are sent after
/// the steps, as slices of their own. It is known which by following each row back: a row was known that stood
/// in view before the steps, or came with one of them, and was never out of earshot between.
final class Script {
    private Script() {}

    static List<Op> catchUp(Rows rows, Delta delta, List<Op.Update> updates, RowBlocks blocks) {
        if (delta.whole()) {
            return syncs(rows, blocks);
        }
        int lastRow = blocks.lastRow();
        List<Delta.Step> heard =
                delta.steps().stream().filter(step -> step.index() <= lastRow).toList();
        List<Op> ops = new ArrayList<>();
        for (Delta.Step step : heard) {
            ops.add(step.added() ? new Op.Insert(step.index(), step.row()) : new Op.Delete(step.index()));
        }
        if (!heard.isEmpty()) {
            blocks.numbers().forEach(block -> holes(rows, heard, blocks, block, ops));
        }
        updates.stream().filter(update -> blocks.hasRow(update.index())).forEach(ops::add);
        return ops;
    }

    static List<Op> syncs(Rows rows, RowBlocks blocks) {
        List<Op> ops = new ArrayList<>();
        for (int block : blocks.numbers()) {
            int from = RowBlocks.from(block);
            int to = RowBlocks.to(block);
            ops.add(new Op.Sync(from, to, rows.slice(from, to)));
        }
        return ops;
    }

    static List<Op> invalidations(RowBlocks blocks) {
        List<Op> ops = new ArrayList<>();
        for (int block : blocks.numbers()) {
            ops.add(new Op.Invalidate(RowBlocks.from(block), RowBlocks.to(block)));
        }
        return ops;
    }

    private static void holes(Rows rows, List<Delta.Step> heard, RowBlocks blocks, int block, List<Op> into) {
        int end = Math.min(RowBlocks.to(block), rows.size() - 1);
        int row = RowBlocks.from(block);
        while (row <= end) {
            int from = row;
            while (row <= end && !known(row, heard, blocks)) {
                row++;
            }
            if (row > from) {
                into.add(new Op.Sync(from, row - 1, rows.slice(from, row - 1)));
            }
            row++;
        }
    }

    private static boolean known(int row, List<Delta.Step> heard, RowBlocks blocks) {
        int at = row;
        for (int i = heard.size() - 1; i >= 0; i--) {
            Delta.Step step = heard.get(i);
            if (step.added() && step.index() == at) {
                return true;
            }
            if (step.index() <= at) {
                at += step.added() ? -1 : 1;
            }
            if (at > blocks.lastRow()) {
                return false;
            }
        }
        return blocks.hasRow(at);
    }
}
