package dev.docent.api.access.external;

/** The same over records in MongoDB. */
class LinkedIdentityRecordsInMongodbTest extends LinkedIdentityRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
