package dev.guildhall.gateway.session;

import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.gateway.socket.DispatchBatch;
import dev.guildhall.gateway.socket.SocketLoop;
import dev.guildhall.gateway.socket.SocketWriter;
import java.util.ArrayList;
import java.util.List;

/// What one delivery brings to each event loop: collected first, then handed over as one task a loop, whatever
/// the number of sessions and of variants.
final class LoopBatches {
    private final List<LoopTask> tasks = new ArrayList<>(4);

    private static final class LoopTask implements Runnable {
        private final SocketLoop loop;
        private final List<DispatchBatch> batches = new ArrayList<>(1);
        private long index;
        private DispatchBatch open;

        LoopTask(SocketLoop loop, long index, EncodedEvent event) {
            this.loop = loop;
            this.open = started(index, event);
        }

        void add(long next, EncodedEvent event, SocketWriter socket, long sequence) {
            if (next != index) open = started(next, event);
            open.add(socket, sequence);
        }

        private DispatchBatch started(long next, EncodedEvent event) {
            index = next;
            DispatchBatch batch = new DispatchBatch(event);
            batches.add(batch);
            return batch;
        }

        @Override
        public void run() {
            int last = batches.size() - 1;
            for (int i = 0; i <= last; i++) {
                batches.get(i).run(i == last);
            }
        }
    }

    /// @param index the event's entry in the log
    void add(long index, EncodedEvent event, SocketWriter socket, long sequence) {
        task(socket.loop(), index, event).add(index, event, socket, sequence);
    }

    /// Hands over and forgets.
    void send() {
        for (LoopTask task : tasks) {
            task.loop.run(task);
        }
        tasks.clear();
    }

    /// After a crash: what was collected is for sockets that are closed now.
    void drop() {
        tasks.clear();
    }

    private LoopTask task(SocketLoop loop, long index, EncodedEvent event) {
        for (LoopTask task : tasks) {
            if (task.loop == loop) return task;
        }
        LoopTask task = new LoopTask(loop, index, event);
        tasks.add(task);
        return task;
    }
}
