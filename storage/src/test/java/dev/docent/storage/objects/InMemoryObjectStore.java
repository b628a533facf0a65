package dev.docent.storage.objects;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keeps objects in memory, for tests. */
public final class InMemoryObjectStore implements ObjectStore {

    private final Map<ObjectKey, byte[]> objects = new ConcurrentHashMap<>();

    @Override
    public long put(ObjectKey key, InputStream content) {
        try {
            var bytes = content.readAllBytes();
            objects.put(key, bytes);
            return bytes.length;
        } catch (IOException e) {
            throw new ObjectStoreException("Not stored: " + key, e);
        }
    }

    @Override
    public StoredObject open(ObjectKey key) {
        var bytes = objects.get(key);
        if (bytes == null) {
            throw new ObjectNotFoundException(key);
        }
        return new StoredObject(bytes.length, new ByteArrayInputStream(bytes));
    }

    @Override
    public boolean exists(ObjectKey key) {
        return objects.containsKey(key);
    }

    @Override
    public void delete(ObjectKey key) {
        objects.remove(key);
    }

    @Override
    public Stream<ObjectKey> list(String prefix) {
        if (!prefix.isEmpty() && (!prefix.endsWith("/") || !ObjectKey.isValid(prefix + "any"))) {
            throw new IllegalArgumentException("Not a prefix that ends at a slash: " + prefix);
        }
        return objects.keySet().stream().filter(key -> key.value().startsWith(prefix));
    }
}
