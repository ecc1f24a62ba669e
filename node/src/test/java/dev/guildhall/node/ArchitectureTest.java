package dev.guildhall.node;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;

/// The shape of the code, as rules. The node's tests see every class of the product.
@AnalyzeClasses(packages = "dev.guildhall", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    /// A module's start sees every package of the module, as the node sees every module.
    private static final DescribedPredicate<JavaClass> WIRING = simpleNameEndingWith("Module");

    @ArchTest
    static final ArchRule commonDependsOnNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("dev.guildhall.common..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.guildhall.store..",
                    "dev.guildhall.bus..",
                    "dev.guildhall.ratelimit..",
                    "dev.guildhall.owner..",
                    "dev.guildhall.guild..",
                    "dev.guildhall.channel..",
                    "dev.guildhall.user..",
                    "dev.guildhall.gateway..",
                    "dev.guildhall.node..");

    @ArchTest
    static final ArchRule storeKnowsNoService = noClasses()
            .that()
            .resideInAnyPackage("dev.guildhall.store..", "dev.guildhall.bus..", "dev.guildhall.ratelimit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.guildhall.owner..",
                    "dev.guildhall.guild..",
                    "dev.guildhall.channel..",
                    "dev.guildhall.user..",
                    "dev.guildhall.gateway..",
                    "dev.guildhall.node..");

    @ArchTest
    static final ArchRule guildServiceKnowsNoGateway = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.guildhall.owner..", "dev.guildhall.guild..", "dev.guildhall.channel..", "dev.guildhall.user..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.guildhall.gateway..", "dev.guildhall.ratelimit..", "dev.guildhall.node..");

    @ArchTest
    static final ArchRule gatewaySpeaksToOwnersByMessagesOnly = noClasses()
            .that()
            .resideInAPackage("dev.guildhall.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.guildhall.owner..",
                    "dev.guildhall.guild..",
                    "dev.guildhall.channel..",
                    "dev.guildhall.user..",
                    "dev.guildhall.node..");

    @ArchTest
    static final ArchRule whatOwnersShareKnowsNoneOfThem = noClasses()
            .that()
            .resideInAPackage("dev.guildhall.owner..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.guildhall.guild..", "dev.guildhall.channel..", "dev.guildhall.user..");

    @ArchTest
    static final ArchRule restAndSessionsCouldPart = noClasses()
            .that()
            .resideInAPackage("dev.guildhall.gateway.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.guildhall.gateway.session..");

    @ArchTest
    static final ArchRule sessionsAndRestCouldPart = noClasses()
            .that()
            .resideInAPackage("dev.guildhall.gateway.session..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.guildhall.gateway.rest..");

    @ArchTest
    static final ArchRule storeAndBusKnowNothingOfEachOther = noClasses()
            .that()
            .resideInAPackage("dev.guildhall.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.guildhall.bus..");

    @ArchTest
    static final ArchRule busAndStoreKnowNothingOfEachOther = noClasses()
            .that()
            .resideInAPackage("dev.guildhall.bus..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.guildhall.store..");

    @ArchTest
    static final ArchRule rocksStaysInItsAdapters = noClasses()
            .that()
            .resideOutsideOfPackages("dev.guildhall.store.rocks..", "dev.guildhall.bus.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rocksdb..");

    @ArchTest
    static final ArchRule kafkaStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildhall.bus.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule amazonsClientStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildhall.store.s3..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule cqlStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildhall.store.scylla..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.datastax..");

    @ArchTest
    static final ArchRule lettuceStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildhall.ratelimit.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lettuce..");

    /// Lettuce is made of Netty and gives its types.
    @ArchTest
    static final ArchRule nettyStaysInTheGateway = noClasses()
            .that()
            .resideOutsideOfPackages("dev.guildhall.gateway..", "dev.guildhall.ratelimit.redis..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule cryptographyStaysWithTokensAndPasswords = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildhall.gateway.auth..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule theJdksHttpServerServesTheOperatorOnly = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildhall.node.admin..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule micrometerAndPrometheusStayWithTheMetrics = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildhall.node.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..");

    @ArchTest
    static final ArchRule theCoreIsPure = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.guildhall.guild.state..", "dev.guildhall.guild.voice..", "dev.guildhall.channel.state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.pekko..",
                    "io.netty..",
                    "java.util.concurrent..",
                    "java.net..",
                    "java.nio.file..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildhall.node..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule randomnessIsInjected = noClasses()
            .that()
            .resideOutsideOfPackage("dev.guildhall.node..")
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(ThreadLocalRandom.class, "current")
            .orShould()
            .callConstructor(Random.class);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class);

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("dev.guildhall.(*)..").should().beFreeOfCycles().ignoreDependency(WIRING, alwaysTrue());

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.guildhall.(**)").should().beFreeOfCycles().ignoreDependency(WIRING, alwaysTrue());

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils|Util)");

    @ArchTest
    static final ArchRule nothingSerializesWithJava =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream");

    @ArchTest
    static final ArchRule packagesAreNullMarked =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
