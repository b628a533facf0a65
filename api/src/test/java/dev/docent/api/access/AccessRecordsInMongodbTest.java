package dev.docent.api.access;

/** The same over records in MongoDB. */
class AccessRecordsInMongodbTest extends AccessRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
