package dev.guildhall.store.s3;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.servers.S3Launch;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.Servers;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/// One server and one bucket for the run, whose tests keep apart by prefixes.
final class S3Tests {
    static final String BUCKET = S3Launch.BUCKET;
    private static final S3Client CLIENT = connect();

    private S3Tests() {}

    /// Past every store, for what a test does behind its back.
    static S3Client client() {
        return CLIENT;
    }

    static int port() {
        return Servers.ofRun(ServerKind.S3).port();
    }

    /// What an operator writes, and defaults for everything else.
    static S3Config config(int port, String prefix, Map<String, Object> more) {
        return S3Config.from(ConfigFactory.parseMap(more)
                .atPath("guildhall.attachments.s3")
                .withFallback(ConfigFactory.parseMap(Map.of(
                                "endpoint",
                                "http://127.0.0.1:" + port,
                                "bucket",
                                BUCKET,
                                "prefix",
                                prefix,
                                "path-style",
                                true,
                                "access-key",
                                S3Launch.ACCESS_KEY,
                                "secret-key",
                                S3Launch.SECRET_KEY))
                        .atPath("guildhall.attachments.s3"))
                .withFallback(ConfigFactory.load()));
    }

    private static S3Client connect() {
        return S3Start.client(
                config(port(), "", Map.of()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Launch.ACCESS_KEY, S3Launch.SECRET_KEY)));
    }
}
