package dev.docent.api.webhook;

/** The same over records in MongoDB. */
class DeliveriesInMongodbTest extends DeliveriesTest {

    @Override
    protected boolean isInMongodb() {
        return true;
    }
}
