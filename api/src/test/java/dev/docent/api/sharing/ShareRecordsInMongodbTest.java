package dev.docent.api.sharing;

/** The same over records in MongoDB. */
class ShareRecordsInMongodbTest extends ShareRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
