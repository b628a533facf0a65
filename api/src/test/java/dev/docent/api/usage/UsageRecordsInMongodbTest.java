package dev.docent.api.usage;

/** The same over records in MongoDB. */
class UsageRecordsInMongodbTest extends UsageRecordsTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
