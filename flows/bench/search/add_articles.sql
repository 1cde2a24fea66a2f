INSERT INTO article BY NAME SELECT * FROM made_article;
