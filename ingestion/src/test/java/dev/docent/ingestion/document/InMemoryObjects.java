package dev.docent.ingestion.document;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Objects in memory, which counts how often they are opened. */
public final class InMemoryObjects implements ObjectStore {

    private final Map<ObjectKey, byte[]> contents = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();

    @Override
    public long put(ObjectKey key, InputStream content) {
        try {
            var bytes = content.readAllBytes();
            contents.put(key, bytes);
            return bytes.length;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public StoredObject open(ObjectKey key) {
        opened.incrementAndGet();
        var bytes = contents.get(key);
        if (bytes == null) {
            throw new ObjectNotFoundException(key);
        }
        return new StoredObject(bytes.length, new ByteArrayInputStream(bytes));
    }

    @Override
    public boolean exists(ObjectKey key) {
        return contents.containsKey(key);
    }

    @Override
    public void delete(ObjectKey key) {
        contents.remove(key);
    }

    @Override
    public Stream<ObjectKey> list(String prefix) {
        return contents.keySet().stream().filter(key -> key.value().startsWith(prefix));
    }

    /** {@return how often an object was opened} */
    public int opened() {
        return opened.get();
    }
}
