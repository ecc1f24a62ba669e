package dev.guildhall.acceptance.jda;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import java.io.IOException;
import java.util.Objects;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// One bot in JDA for all scenarios of a class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InJda {
    final Portal portal;
    final Account owner;
    final Account person;
    final Place place;
    final JDA jda;
    final Ear ear;
    final Guild guild;
    final TextChannel channel;
    private final Robot robot;

    InJda(Portal portal) throws IOException, InterruptedException {
        Company company = Company.gather(portal);
        this.portal = portal;
        this.owner = company.owner();
        this.person = company.person();
        this.place = company.place();
        this.robot = company.robot();
        this.jda = robot.jda();
        this.ear = robot.ear();
        this.guild = company.guild();
        this.channel = company.channel();
    }

    @AfterAll
    void logOut() {
        robot.close();
    }

    Member member(Account account) {
        return Objects.requireNonNull(guild.getMemberById(account.id()), account + " is not in JDA's cache");
    }
}
