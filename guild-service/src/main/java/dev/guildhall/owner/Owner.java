package dev.guildhall.owner;

import java.util.concurrent.CompletionStage;

/// One kind of owner: what its [OwnerActor] cannot know. An object lasts for one life of the actor, and what must
/// survive a crash lies outside of it, in what the kind makes once for all lives. Calls come from the actor's thread,
/// but for [#read].
///
/// `M` is what the actor receives, `R` the rows that a life begins from, `E` what happens when a change leaves.
public interface Owner<M, R, E> {
    /// First of a life, before anything is loaded. `leaving`, when an earlier life crashed while a change left, leaves
    /// after this.
    void begin();

    /// Asks the store for what this life begins from, under the lease that it has by then. May fail, or
    /// throw. The one call that comes from the store's thread: it touches nothing of the object's.
    CompletionStage<R> read();

    /// The answer to [#read]: from here on, work is decided.
    void loaded(R rows);

    /// Something that was sent to the actor. What needs the loaded state or a turn is handed to [OwnerLife#take].
    void receive(M message);

    /// May the next work be decided now? Asked before each.
    boolean takesWork();

    /// Decides. What changes anything is handed to [OwnerLife#decided], what lacks rows to [ColdReads#await]. May
    /// throw [dev.guildhall.store.StoreUnavailable] as long as nothing was applied: then the message is refused.
    void work(Work<M> work);

    /// The commit of a change is in the store. Told once, and before it leaves; the change may be of an earlier life.
    void durable(OpenChange<E> change);

    /// The change's turn has come: its effects are worked out and sent, or undone where it is
    /// [OpenChange#lost]. Whatever may throw comes before whatever was sent, because a change whose leaving
    /// crashed leaves once more.
    void leave(OpenChange<E> change);

    /// A message that was taken will not be decided.
    void refuse(M message, NotDone why);

    /// Somebody relies on this owner's staying in memory.
    boolean needed();

    /// Last of all: the actor stops. `open` has not left, and is not to be acknowledged.
    void end(Iterable<OpenChange<E>> open);
}
