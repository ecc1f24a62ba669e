package dev.guildhall.store.scylla;

import dev.guildhall.store.AuditRowsContract;
import dev.guildhall.store.MessageStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaAuditRowsIT extends AuditRowsContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }
}
