package dev.docent.api.access.key;

/** The same over records in MongoDB. */
class KeyRecordsInMongodbTest extends KeyRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
