package dev.guildhall.store.s3;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The requests that a bucket gets, one after the other on the caller's thread. What fails throws
/// [SdkException]; that an object is not there is an answer.
final class S3Bucket implements AutoCloseable {
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    S3Bucket(S3Client client, S3Config config) {
        this.client = client;
        this.bucket = config.bucket();
        this.prefix = config.prefix();
    }

    /// Every put of the content that is still there, the newest last.
    List<S3Object> objects(ContentHash hash) {
        List<S3Object> found = new ArrayList<>();
        walk(S3Object.folder(prefix, hash), null, found::add);
        return found;
    }

    /// Looks twice before there is none: a listing need not be of one moment, and between two lines of it
    /// an object may have given way to another.
    Optional<S3Object> newest(ContentHash hash) {
        List<S3Object> seen = objects(hash);
        List<S3Object> all = seen.isEmpty() ? objects(hash) : seen;
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// Objects of all contents behind this one (null: all), in the order of their keys, until the visitor
    /// has enough.
    void objectsBehind(@Nullable ContentHash after, Predicate<S3Object> visitor) {
        walk(prefix, after == null ? null : S3Object.behind(prefix, after), visitor);
    }

    /// Each page begins behind the last key of the one before it: other than the token that came with it,
    /// a key means the same to every store.
    private void walk(String under, @Nullable String behind, Predicate<S3Object> visitor) {
        String last = behind;
        while (true) {
            ListObjectsV2Response page = client.listObjectsV2(listing(under, last));
            for (var each : page.contents()) {
                Optional<S3Object> object = S3Object.parse(prefix, each.key(), each.size());
                if (object.isPresent() && !visitor.test(object.get())) return;
            }
            if (!Boolean.TRUE.equals(page.isTruncated()) || page.contents().isEmpty()) return;
            last = page.contents().getLast().key();
        }
    }

    private ListObjectsV2Request listing(String under, @Nullable String behind) {
        ListObjectsV2Request.Builder request =
                ListObjectsV2Request.builder().bucket(bucket).prefix(under);
        if (behind != null) {
            request.startAfter(behind);
        }
        return request.build();
    }

    /// Sends the file piece by piece, after its own hash: the store refuses bytes that changed on the way.
    void upload(S3Object object, Path file) {
        client.putObject(request -> request.bucket(bucket).key(object.key()), RequestBody.fromFile(file));
    }

    /// Inside the store, which does it whole or not at all. Whether the one to copy was still there.
    boolean copy(S3Object from, S3Object to) {
        try {
            client.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(from.key())
                    .destinationBucket(bucket)
                    .destinationKey(to.key()));
            return true;
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) return false;
            throw refused;
        }
    }

    /// Whether or not it is there.
    void delete(String key) {
        client.deleteObject(request -> request.bucket(bucket).key(key));
    }

    /// Exactly so many bytes; empty when the object is gone.
    Optional<ByteBuffer> read(S3Object object, long offset, int length) {
        String range = "bytes=" + offset + "-" + (offset + length - 1);
        try {
            return Optional.of(client.getObject(
                    request -> request.bucket(bucket).key(object.key()).range(range), exactly(length)));
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) return Optional.empty();
            throw refused;
        }
    }

    /// A store that does not know ranges sends all: nothing of that is read.
    private static ResponseTransformer<GetObjectResponse, ByteBuffer> exactly(int length) {
        return new ResponseTransformer<>() {
            @Override
            public ByteBuffer transform(GetObjectResponse response, AbortableInputStream in) throws IOException {
                if (response.contentLength() != length) {
                    in.abort();
                    throw new StoreUnavailable("the store answered " + length + " bytes of an attachment with "
                            + response.contentLength());
                }
                byte[] bytes = in.readNBytes(length);
                if (bytes.length < length) throw new IOException("the connection ended within an attachment");
                return ByteBuffer.wrap(bytes);
            }

            @Override
            public String name() {
                return "exactly";
            }
        };
    }

    /// Throws what keeps the node from working there: it must be able to write, to list and to delete.
    void tryOut() {
        String key = prefix + "start";
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.empty());
        client.listObjectsV2(request -> request.bucket(bucket).prefix(prefix).maxKeys(1));
        delete(key);
    }

    @Override
    public void close() {
        client.close();
    }
}
