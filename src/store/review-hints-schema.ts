/** The queue of the review holds the hints of each case, to narrow it by them. It is emptied here, and made again when it is asked for. */
export const reviewHints = `
DELETE FROM review_case;
DELETE FROM review_text;
ALTER TABLE review_case ADD COLUMN hints TEXT NOT NULL DEFAULT '';
`;
