-- What supervising agencies want put right. Cells is a JSON array, the due date YYYY-MM-DD.
-- number counts the items of an agency from 1. state is the number of the contract. revision grows by 1 with every move.
-- resolver is empty until somebody resolves the item, closer until somebody closes it. Times are Unix milliseconds.
create table rectifications (
    agency text not null references agencies (name),
    number integer not null,
    report text not null,
    year integer not null,
    title text not null,
    code text not null,
    cells text not null,
    section text not null,
    due_date text not null,
    state integer not null,
    revision integer not null,
    opener text not null,
    create_time integer not null,
    resolver text not null,
    closer text not null,
    move_time integer not null,
    reason text not null,
    primary key (agency, number)
) without rowid;
