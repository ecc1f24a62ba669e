package dev.guildhall.gateway.upload;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DiskFileUpload;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpDataFactory;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.netty.handler.codec.http.multipart.MemoryAttribute;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The parts of one request: texts in memory, files on disk from their first byte, under names that have
/// nothing of the client in them.
final class Parts implements HttpDataFactory {
    private final Path directory;
    private final List<FileUpload> files = new ArrayList<>();
    private final List<Attribute> texts = new ArrayList<>();

    Parts(Path directory) {
        this.directory = directory;
    }

    long largestFile() {
        return files.stream().mapToLong(HttpData::length).max().orElse(0);
    }

    long textBytes() {
        return texts.stream().mapToLong(HttpData::length).sum();
    }

    int fileCount() {
        return files.size();
    }

    boolean none() {
        return files.isEmpty() && texts.isEmpty();
    }

    /// No part was cut off by the request's end.
    boolean complete() {
        return files.stream().allMatch(FileUpload::isCompleted)
                && texts.stream().allMatch(Attribute::isCompleted);
    }

    void deleteAll() {
        files.forEach(FileUpload::delete);
        texts.forEach(Attribute::delete);
    }

    @Override
    public Attribute createAttribute(HttpRequest request, String name) {
        Attribute text = new MemoryAttribute(name, StandardCharsets.UTF_8);
        texts.add(text);
        return text;
    }

    @Override
    public Attribute createAttribute(HttpRequest request, String name, long definedSize) {
        return createAttribute(request, name);
    }

    @Override
    public Attribute createAttribute(HttpRequest request, String name, String value) {
        Attribute text = createAttribute(request, name);
        try {
            text.setValue(value);
        } catch (IOException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
        return text;
    }

    @Override
    public FileUpload createFileUpload(
            HttpRequest request,
            String name,
            String filename,
            String contentType,
            String contentTransferEncoding,
            Charset charset,
            long size) {
        FileUpload file = new DiskFileUpload(
                name, filename, contentType, contentTransferEncoding, charset, size, directory.toString(), false);
        files.add(file);
        return file;
    }

    @Override
    public void setMaxLimit(long max) {
        throw new IllegalStateException("bounds are looked after by the receipt");
    }

    @Override
    public void removeHttpDataFromClean(HttpRequest request, InterfaceHttpData data) {}

    @Override
    public void cleanRequestHttpData(HttpRequest request) {}

    @Override
    public void cleanAllHttpData() {}

    @Override
    @SuppressWarnings("deprecation") // the old name of the method above
    public void cleanRequestHttpDatas(HttpRequest request) {}

    @Override
    @SuppressWarnings("deprecation") // the old name of the method above
    public void cleanAllHttpDatas() {}
}
