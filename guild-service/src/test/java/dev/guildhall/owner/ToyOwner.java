package dev.guildhall.owner;

import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.jspecify.annotations.Nullable;

/// The smallest owner there can be: it writes down words, and says each when it is durable.
final class ToyOwner implements Owner<ToyOwner.Message, String, ToyOwner.Say> {
    static final OwnerId ID = new OwnerId.OfUser(new UserId(1));

    interface Message {}

    /// `lacks`: decided once this row is known.
    record Write(String word, @Nullable String lacks, ActorRef<String> hearer) implements Message {}

    record Stop() implements Message {}

    record Say(Write write) {}

    /// What a test makes crash, and the rows it has.
    interface Script {
        void deciding(Write write);

        void leaving(Write write);

        CompletionStage<Map<String, String>> rows(Set<String> keys);
    }

    private final OwnerLife<Message, String, Say> life;
    private final Script script;
    private final ColdCache<String, String> cache = new ColdCache<>(4);
    private final ColdReads<Message, String, String> reads;
    private boolean loaded;

    private ToyOwner(OwnerLife<Message, String, Say> life, Script script) {
        this.life = life;
        this.script = script;
        Function<Set<String>, CompletionStage<Map<String, String>>> rows = script::rows;
        this.reads = new ColdReads<>(life, cache, rows);
    }

    static Behavior<Message> create(OwnerWorld world, Script script, Passivation<Message> passivation) {
        return OwnerActor.create(new Origin<Message, String, Say>(
                "toy", ID, Message.class, world, 2, passivation, life -> new ToyOwner(life, script)));
    }

    @Override
    public void begin() {}

    @Override
    public CompletionStage<String> read() {
        return CompletableFuture.completedFuture("");
    }

    @Override
    public void loaded(String rows) {
        loaded = true;
    }

    @Override
    public void receive(Message message) {
        if (message instanceof Stop) {
            life.stop();
        } else {
            life.take(message, true);
        }
    }

    @Override
    public boolean takesWork() {
        return loaded;
    }

    @Override
    public void work(Work<Message> work) {
        Write write = (Write) work.message();
        script.deciding(write);
        String key = write.lacks();
        if (key != null && cache.get(key) == null) {
            reads.await(work, Set.of(key));
            return;
        }
        Change change = new Change.PutAuthSession(new UserId(1), new AuthSessionId(1), Instant.EPOCH);
        life.decided(Lane.WHOLE, List.of(change), new Say(write));
    }

    @Override
    public void durable(OpenChange<Say> change) {}

    @Override
    public void leave(OpenChange<Say> change) {
        Write write = change.effect().write();
        script.leaving(write);
        write.hearer().tell(change.lost() ? "lost" : write.word());
    }

    @Override
    public void refuse(Message message, NotDone why) {
        ((Write) message).hearer().tell(why.name());
    }

    @Override
    public boolean needed() {
        return false;
    }

    @Override
    public void end(Iterable<OpenChange<Say>> open) {
        open.forEach(change -> change.effect().write().hearer().tell("ended"));
    }
}
