package dev.guildhall.store.s3;

import dev.guildhall.store.StoreNotOpened;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.auth.scheme.S3AuthSchemeParams;
import software.amazon.awssdk.services.s3.auth.scheme.S3AuthSchemeProvider;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Makes the client, and says in a sentence what keeps it from working.
final class S3Start {
    private static final int FORBIDDEN = 403;

    private S3Start() {}

    static S3Bucket open(S3Config config) {
        AwsCredentialsProvider credentials = credentials(config);
        S3Bucket bucket = new S3Bucket(client(config, credentials), config);
        try {
            bucket.tryOut();
            return bucket;
        } catch (SdkException refused) {
            bucket.close();
            throw new StoreNotOpened(sentence(config, refused), refused);
        }
    }

    private static AwsCredentialsProvider credentials(S3Config config) {
        if (!config.accessKey().isBlank()) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(config.accessKey(), config.secretKey()));
        }
        DefaultCredentialsProvider surroundings =
                DefaultCredentialsProvider.builder().build();
        try {
            surroundings.resolveCredentials();
            return surroundings;
        } catch (SdkClientException none) {
            surroundings.close();
            throw new StoreNotOpened(
                    "There are no credentials for attachments on " + config.place()
                            + ": set GUILDHALL_ATTACHMENTS_S3_ACCESS_KEY and GUILDHALL_ATTACHMENTS_S3_SECRET_KEY.",
                    none);
        }
    }

    static S3Client client(S3Config config, AwsCredentialsProvider credentials) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(credentials)
                .forcePathStyle(config.pathStyle())
                // Plain bodies with a signed hash, which every store has to check, and none of the newer
                // checksums, which some refuse.
                .authSchemeProvider(S3Start::signed)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(config.requestsMax())
                        .connectionTimeout(config.connectTimeout())
                        .socketTimeout(config.attemptTimeout()))
                .overrideConfiguration(all -> all.apiCallAttemptTimeout(config.attemptTimeout())
                        .apiCallTimeout(config.timeout())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(config.attempts())
                                .build()));
        if (!config.endpoint().isBlank()) {
            builder.endpointOverride(URI.create(config.endpoint()));
        }
        return builder.build();
    }

    /// As the client signs by itself, but over TLS the body too.
    private static List<AuthSchemeOption> signed(S3AuthSchemeParams request) {
        return S3AuthSchemeProvider.defaultProvider().resolveAuthScheme(request).stream()
                .map(option -> option.toBuilder()
                        .putSignerProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                        .build())
                .toList();
    }

    private static String sentence(S3Config config, SdkException failure) {
        if (!(failure instanceof S3Exception refused)) {
            return "Attachments go to " + config.place() + ", which does not answer: " + innermost(failure) + ".";
        }
        AwsErrorDetails details = refused.awsErrorDetails();
        String code =
                details == null || details.errorCode() == null ? "status " + refused.statusCode() : details.errorCode();
        if (code.equals("NoSuchBucket")) {
            return "The bucket " + config.bucket() + " for attachments is not there on " + config.place()
                    + ": make it, or name another one in guildhall.attachments.s3.bucket.";
        }
        if (refused.statusCode() == FORBIDDEN) {
            return config.place() + " does not let this node write, list and delete in the bucket " + config.bucket()
                    + " (" + code + "): check the credentials, GUILDHALL_ATTACHMENTS_S3_ACCESS_KEY and"
                    + " GUILDHALL_ATTACHMENTS_S3_SECRET_KEY, and what they may do.";
        }
        return config.place() + " cannot keep attachments in the bucket " + config.bucket() + " (" + code
                + "): check guildhall.attachments.s3, its region and path-style among them.";
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse("no reason given");
    }
}
