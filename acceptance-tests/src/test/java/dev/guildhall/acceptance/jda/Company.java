package dev.guildhall.acceptance.jda;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import java.io.IOException;
import java.util.Objects;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;

/// A guild of two people and a bot, which administrates it and is logged in; and the guild as JDA has it.
record Company(Account owner, Account person, Place place, Robot robot, Guild guild, TextChannel channel) {
    static Company gather(Portal portal) throws IOException, InterruptedException {
        Account owner = portal.register("jdaowner");
        Account person = portal.register("jdaperson");
        Place place = Place.open(portal, owner, "for JDA");
        place.welcome(person);
        Account bot = portal.createBot(owner, "jda");
        portal.addBot(owner, bot, place.guildId(), Permission.ADMINISTRATOR.getRawValue());
        Robot robot = Robot.logIn(portal, bot);
        Guild guild = Objects.requireNonNull(robot.jda().getGuildById(place.guildId()), "JDA has no guild");
        TextChannel channel = Objects.requireNonNull(guild.getTextChannelById(place.textId()), "nor its channel");
        return new Company(owner, person, place, robot, guild, channel);
    }
}
