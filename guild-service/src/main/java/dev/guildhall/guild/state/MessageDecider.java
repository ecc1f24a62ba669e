package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand;

/// What is decided of a channel's messages, whoever owns the channel. Pure, as the deciders are that call it.
public final class MessageDecider {
    private MessageDecider() {}

    /// The events of an acceptance are all [GuildEvent.OfMessages].
    public static Decision decide(Place place, GuildCommand.OfMessages command) {
        return switch (command) {
            case GuildCommand.SendMessage send -> MessageSending.send(place, send);
            case GuildCommand.EditMessage edit -> MessageDecisions.edit(place, edit);
            case GuildCommand.DeleteMessage delete -> Deletions.delete(place, delete);
            case GuildCommand.DeleteMessages delete -> Deletions.delete(place, delete);
            case GuildCommand.AddReaction add -> ReactionDecisions.add(place, add);
            case GuildCommand.RemoveReaction remove -> ReactionDecisions.remove(place, remove);
            case GuildCommand.ClearEmoji clear -> ReactionDecisions.clear(place, clear);
            case GuildCommand.ClearReactions clear -> ReactionDecisions.clear(place, clear);
            case GuildCommand.PinMessage pin -> PinDecisions.pin(place, pin);
            case GuildCommand.UnpinMessage unpin -> PinDecisions.unpin(place, unpin);
            case GuildCommand.StartTyping typing -> MessageDecisions.typing(place, typing);
        };
    }
}
