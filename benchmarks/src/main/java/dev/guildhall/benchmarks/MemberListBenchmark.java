package dev.guildhall.benchmarks;

/// What does a member's new name cost a list of a million, rows found, moved and told by index? Anchor: the same
/// list with a tenth of the members. Ten times the members may cost two and a half times as much, and no more than
/// two microseconds.
final class MemberListBenchmark implements Question {
    private static final int MANY = 1_000_000;
    private static final int FEW = 100_000;
    private static final int WARM_UP_CHANGES = 300_000;
    private static final int CHANGES = 300_000;
    private static final int ROUNDS = 5;

    @Override
    public void ask(Workshop workshop) {
        ListedGuild many = new ListedGuild(MANY);
        ListedGuild few = new ListedGuild(FEW);
        many.rename(WARM_UP_CHANGES);
        few.rename(WARM_UP_CHANGES);
        Paired paired = new Paired();
        for (int round = 0; round < ROUNDS; round++) {
            paired.anchor(few.rename(CHANGES));
            paired.subject(many.rename(CHANGES));
        }
        System.out.println(paired.report("1,000,000 members", "100,000 members", "ns a change"));
        System.out.printf("%d bytes told%n", few.bytesTold() + many.bytesTold());
    }
}
