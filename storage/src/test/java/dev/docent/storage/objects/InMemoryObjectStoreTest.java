package dev.docent.storage.objects;

class InMemoryObjectStoreTest implements ObjectStoreContract {

    @Override
    public ObjectStore store() {
        return new InMemoryObjectStore();
    }
}
