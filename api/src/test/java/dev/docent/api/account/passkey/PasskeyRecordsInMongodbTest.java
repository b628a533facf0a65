package dev.docent.api.account.passkey;

/** The same over records in MongoDB. */
class PasskeyRecordsInMongodbTest extends PasskeyRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
