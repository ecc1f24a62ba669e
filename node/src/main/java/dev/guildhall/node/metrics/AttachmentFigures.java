package dev.guildhall.node.metrics;

import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.disk.DiskAttachmentStore;
import dev.guildhall.store.disk.DiskStoreStats;
import dev.guildhall.store.s3.S3AttachmentStore;
import dev.guildhall.store.s3.S3StoreStats;

/// The attachments, wherever they lie.
public record AttachmentFigures(AttachmentStore attachments) implements FigureSource {
    @Override
    public void readInto(Figures figures) {
        switch (attachments) {
            case DiskAttachmentStore disk -> disk(disk.stats(), figures);
            case S3AttachmentStore s3 -> bucket(s3.stats(), figures);
            default -> throw new IllegalStateException("nothing is known of the figures of " + attachments.getClass());
        }
    }

    private static void disk(DiskStoreStats stats, Figures figures) {
        figures.count(Metric.ATTACHMENTS_PUT, stats.puts(), "folder");
        figures.count(Metric.ATTACHMENT_CALLS_REFUSED, stats.refused());
        figures.count(Metric.ATTACHMENT_CALLS_FAILED, stats.failures());
    }

    private static void bucket(S3StoreStats stats, Figures figures) {
        figures.count(Metric.ATTACHMENTS_PUT, stats.uploads(), "sent");
        figures.count(Metric.ATTACHMENTS_PUT, stats.copies(), "copied");
        figures.count(Metric.ATTACHMENT_CALLS_REFUSED, stats.refused());
        figures.count(Metric.ATTACHMENT_CALLS_FAILED, stats.failures());
        figures.count(Metric.ATTACHMENT_CALLS_OVERDUE, stats.overdue());
        figures.count(Metric.ATTACHMENTS_LEFT_BEHIND, stats.leftBehind());
    }
}
