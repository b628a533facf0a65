package dev.docent.api.account;

/** The same over records in MongoDB. */
class LoginRecordsInMongodbTest extends LoginRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
