-- Who wrote an article, as far as it says.
ALTER TABLE article ADD COLUMN author CHARACTER VARYING;
