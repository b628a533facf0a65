package dev.docent.api.access;

/** The same over records in MongoDB. */
class AccountRecordsInMongodbTest extends AccountRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
