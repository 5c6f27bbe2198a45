"""First names that are nearly always a man's or a woman's.

Facts from the first-name counts of the 1990 census of the United States (public domain; names of
at least .004 percent, borne to 95 percent by one sex), without those that are common for the other
sex elsewhere (Andrea, Jean, Kim), and names from other countries added by hand.
"""

from factcheck.nlp.lexicons.words import word_set

MALE = word_set(
    """Aaron Abdel Abdul Abe Abel Abraham Abram Adalberto Adam Adan Adolfo Adolph Agustin Ahmad
    Ahmed Ahmet Akira Al Alain Alan Albert Alberto Alden Aldo Alec Alejandro Aleksandar
    Aleksandr Alessandro Alex Alexander Alfonso Alfonzo Alfred Alfredo Alistair Allan Allen
    Alonso Alonzo Alphonse Alphonso Alton Alvaro Alvin Amado Ambrose Amir Amit Amos Anatoly
    Anders Anderson Andre Andreas Andres Andrew Andriy Andrés Andy Angelo Angus Anibal Anil
    Anthony Antione Antoine Anton Antone Antonio Antony Antti Antwan António Anwar Archie Arden
    Arlen Arlie Armand Armando Arnold Arnoldo Arnulfo Aron Arron Arsène Art Arthur Arturo Arun
    Arvind Asa Asif August Augustus Aurelio Austin Avigdor Barack Barney Barrett Barry Bart
    Barton Bashar Basil Beau Ben Benedict Benito Benjamin Bennett Benny Benoît Benton Beppe
    Bernard Bernardo Bert Bertram Bilal Bill Billy Binyamin Björn Bjørn Blaine Blake Bo Bob
    Bobby Bohdan Booker Boris Boyce Boyd Brad Bradford Bradley Bradly Brady Brain Branden
    Brandon Branko Brant Brendan Brendon Brent Brenton Bret Brett Brian Brice Brock Broderick
    Brooks Bruce Bruno Bryan Bryant Bryce Bryon Buck Bud Buddy Buford Burl Burt Burton Buster
    Byron Caleb Callum Calvin Carl Carlo Carlos Carlton Carmelo Carmine Carson Carter Cedric
    Cedrick Cesar Cesc Chad Chadwick Chance Charles Charley Chas Chase Chauncey Chester Chet
    Christoper Christopher Chuck Ciaran Clarence Clark Claud Claude Claudio Clay Clayton Clement
    Clemente Cletus Cleveland Cliff Clifford Clifton Clint Clinton Clyde Cody Cole Coleman Colin
    Collin Colton Columbus Conrad Cordell Corey Cornelius Cornell Cortez Coy Craig Cristiano
    Cristobal Cristopher Curt Curtis Cyril Cyrus Dalton Damian Damien Damion Damon Dan Dane
    Danial Daniel Danilo Danny Dante Darell Daren Darin Dario Darius Daron Darrel Darrell Darren
    Darrick Darrin Darron Darryl Darwin Daryl Dave David Davis Dean Deandre Deangelo Declan Del
    Delbert Delmar Delmer Demarcus Denis Dennis Denver Denys Derek Derick Derrick Deshawn
    Desmond Dewayne Dewey Dewitt Dexter Dick Didier Diego Dieter Dillon Dino Dirk Dmitri Domenic
    Domingo Dominic Dominick Don Donald Donn Donnell Donny Donovan Donte Dorsey Doug Douglas
    Douglass Doyle Dragan Drew Duane Dudley Duncan Dustin Dwain Dwayne Dwight Dylan Earl Earle
    Earnest Ed Eddy Edgar Edgardo Edison Edmond Edmund Edmundo Eduardo Edward Edwardo Edwin
    Efrain Efren Ehud Elbert Elden Eldon Eldridge Eli Elias Elijah Eliseo Elliot Elliott Ellis
    Ellsworth Elmer Elmo Eloy Elroy Elton Elvin Elvis Elwood Emanuel Emerson Emery Emil Emile
    Emilio Emmanuel Emmett Emmitt Emory Emre Enda Enoch Enrico Enrique Eoghan Eoin Erasmo Eric
    Erich Erick Erik Ernest Ernesto Ernie Errol Ervin Erwin Esteban Ethan Euan Eugene Eugenio
    Eusebio Evan Everett Everette Ezekiel Ezequiel Ezra Fabian Faustino Fausto Federico Felipe
    Felix Felton Ferdinand Fermin Fernando Fidel Filiberto Fletcher Florencio Florentino Floyd
    Forest Forrest Foster Francesco Francisco Frank Franklin Franklyn Fred Freddy Frederic
    Frederick Fredric Fredrick Freeman Fritz Gabriel Galen Gareth Garfield Garland Garret
    Garrett Garry Garth Gary Gaston Gavin Gaylord Genaro Geoffrey George Gerald Geraldo Gerard
    Gerardo Gerhard German Gianluca Gil Gilbert Gilberto Gino Giovanni Giuseppe Glen Glenn
    Gonzalo Goodluck Goran Gordon Grady Graham Graig Grant Granville Greg Gregg Gregorio Gregory
    Grover Guillaume Guillermo Gus Gustavo Guy Gérard Günter Hal Hamid Hamish Hank Hans Harlan
    Harland Harley Harold Harris Harrison Harry Haruki Harvey Hassan Hayden Haywood Heath Hector
    Helmut Henrik Henry Herb Herbert Heriberto Herman Herschel Hershel Hervé Hilario Hilton
    Hipolito Hiram Hiroshi Hobert Homer Horace Horacio Horst Hosea Hosni Houston Howard Hoyt
    Hubert Huey Hugh Hugo Humberto Hung Hunter Hyman Håkan Ian Ignacio Ike Imran Irvin Irving
    Irwin Isaac Isaiah Isaias Isiah Isidro Ismael Israel Isreal Issac Ivan Iñigo Jacinto Jack
    Jackson Jacob Jacques Jair Jake Jakub Jamaal Jamal Jamar Jamel James Jamison Janez Jared
    Jarod Jaroslaw Jarred Jarrett Jarrod Jarvis Jason Jasper Javad Javier Jay Jayson Jc Jeb Jed
    Jeff Jefferey Jefferson Jeffery Jeffrey Jeffry Jens Jerald Jeramy Jere Jeremiah Jeremy
    Jermaine Jerold Jerome Jeromy Jerrell Jerrod Jerrold Jerry Jess Jesse Jesus Jim Jimmy Jiri
    Joaquin Joaquín Joe Joel Joesph John Johnathan Johnathon Johnny Johnson Jomo Jon Jonah Jonas
    Jonathan Jonathon Jordi Jordon Jorge Jose Josef Joseph Josh Joshua Josiah Jospeh Josue João
    Juan Judson Jules Julian Julio Julius Junichiro Junior Jurgen Jussi Justin Jürgen Kareem
    Karim Karl Keenan Keith Kelvin Kemal Ken Kendrick Keneth Kenji Kenneth Kennith Kenny Kent
    Kenton Kermit Keven Kevin Khaled Khalid Kieth King Kip Kirk Kjell Kofi Korey Kory Kraig
    Kristofer Kristopher Krzysztof Kurt Kurtis Kwame Kyle Lamar Lamont Lance Landon Lanny Larry
    Laurence Laurent Lawerence Lawrence Lazaro Leandro Lech Leif Leland Lemuel Len Lenard Lenny
    Leo Leon Leonard Leonardo Leonel Leopoldo Leroy Les Lester Levi Lewis Lincoln Lino Linwood
    Lionel Lloyd Lon Lonny Lorenzo Louis Lowell Loyd Luca Lucas Luciano Lucien Lucio Lucius
    Luigi Luis Luiz Luke Luther Lyle Lyman Lyndon Lynwood Mac Mack Magnus Mahmud Major Malcolm
    Malcom Malik Manmohan Manual Manuel Marc Marcel Marcelino Marcellus Marcelo Marco Marcos
    Marcus Marek Margarito Mariano Mario Mark Markus Marlon Marquis Marshall Martin Marvin Mason
    Massimo Mathew Mathieu Mats Matt Matthew Matthias Matti Maurice Mauricio Mauro Max Maximo
    Maxwell Maynard Mckinley Mehmet Mel Melvin Merlin Mervin Michael Michale Micheal Micheál
    Miguel Mikael Mike Mikel Mikhail Milan Miles Milford Millard Milo Milos Milton Miquel Mitch
    Mitchel Mitchell Mitt Modesto Mohamed Mohammad Mohammed Moises Monroe Monte Monty Morris
    Morton Mose Moses Moshe Muhammadu Murat Murray Mustafa Mykola Myles Myron Naftali Napoleon
    Nasser Nathan Nathanael Nathanial Nathaniel Nawaz Neal Ned Neil Nelson Nestor Neville Newt
    Newton Niall Nicholas Nick Nickolas Nicolas Nicolás Niels Nigel Nikola Noah Noble Noe Nolan
    Norbert Norberto Norman Normand Norris Octavio Odis Olav Oleksandr Olen Olin Oliver Olivier
    Olusegun Omar Omer Oren Orlando Orval Orville Oscar Osvaldo Oswaldo Otis Otto Owen Pablo
    Palmer Paolo Parker Pasquale Patrick Paul Paulo Pavel Pawel Pedro Pekka Percy Perry Pervez
    Pete Peter Petr Phil Philip Philippe Phillip Pierre Piotr Porfirio Porter Preston Prince
    Quentin Quincy Quintin Quinton Radoslaw Rafael Rafik Rajiv Raleigh Ralph Ramesh Ramiro Ramon
    Ramzan Randal Randall Randell Randolph Randy Raphael Rashad Rasmus Raul Ravi Ray Rayford
    Raymon Raymond Raymundo Raúl Reed Reggie Reginald Reid Reinaldo Renaldo Renato René Reuben
    Rex Rey Reyes Reynaldo Reza Rhett Rhys Ricardo Rich Richard Richie Rick Rickey Ricky Rico
    Rigoberto Riley Rob Robby Robert Roberto Robt Rocco Rocky Rod Roderick Rodger Rodney Rodolfo
    Rodrick Rodrigo Rogelio Roger Roland Rolando Rolf Rolland Romain Roman Romeo Ron Ronald
    Ronnie Ronny Roosevelt Rory Roscoe Rosendo Ross Roy Royal Ruben Rubin Rudolf Rudolph Rueben
    Rufus Rui Rupert Russ Russel Russell Rusty Ryan Saad Sal Salvador Salvatore Sam Samir Sammy
    Samual Samuel Sanford Sanjay Santiago Santo Saul Scot Scott Scotty Sean Sebastian Sergey
    Sergio Serhiy Seth Seymour Shad Shahid Shane Shaun Sheldon Shelton Sherman Sherwood Shimon
    Shon Sid Silas Silvio Simon Slobodan Solomon Sonny Spencer Stan Stanford Stanley Stanton
    Stefan Stephan Stephen Sterling Steve Steven Stewart Stuart Suresh Sylvester Sébastien Søren
    Tad Takeshi Tanner Taras Tariq Taro Ted Teddy Teodoro Terence Terrance Terrell Terrence
    Thabo Thad Thaddeus Theodore Theron Thiago Thierry Thomas Thorsten Thurman Tim Timmy Timothy
    Titus Tobias Tod Todd Tom Tomas Tomasz Tommy Toney Tony Travis Trent Trenton Trevor Trey
    Troy Truman Tuan Ty Tyler Tyree Tyrell Tyron Tyrone Tyson Uhuru Ulrich Ulysses Vaclav
    Valentin Vance Vasyl Vaughn Vern Vernon Vicente Victor Vijay Vince Vincent Vincenzo Virgil
    Virgilio Vitaly Vito Von Vyacheslav Wade Waldo Walid Walker Wallace Wally Walter Walton Ward
    Warner Warren Waylon Wayne Weldon Wendell Werner Wes Wesley Weston Wilber Wilbert Wilbur
    Wilburn Wiley Wilford Wilfred Wilfredo Will Willard William Williams Willian Willis Willy
    Wilmer Wilson Wilton Winford Winfred Winston Wm Wojciech Wolfgang Woodrow Wyatt Xavier Yair
    Yevgeny Yitzhak Yoshihide Yousef Youssef Yuriy Yves Zachariah Zachary Zachery Zack Zackary
    Zane Zbigniew Zlatan Zoran Álvaro Étienne"""
)
FEMALE = word_set(
    """Abbey Abbie Abby Abigail Ada Addie Adela Adelaida Adelaide Adele Adelina Adeline Adell
    Adriana Adriane Adrianna Adrianne Adrienne Agatha Agnes Agnieszka Aida Aileen Aimee Aisha
    Alaina Alana Alanna Alba Alberta Albina Alda Alecia Alejandra Alene Alesha Alesia Alessandra
    Aleta Aletha Alexa Alexandra Alexandria Alfreda Alice Alicia Alina Aline Alisa Alisha Alison
    Alissa Allene Allie Allison Allyson Alma Alpha Alta Altagracia Althea Alvina Alyce Alyson
    Alyssa Amalia Amanda Amber Amelia Ami Amie Amina Amparo Amy Ana Anabel Anastasia Andra
    Andria Angela Angelia Angelica Angelina Angeline Angelique Angelita Angie Anh Anissa Anita
    Anjali Ann Anna Annabelle Annamarie Anne Annegret Annemarie Annetta Annette Annie Annika
    Annmarie Antionette Antoinette Antonette Aoife April Araceli Aracely Ardis Ardith Aretha
    Ariana Arleen Arlene Arline Armida Artie Ashlee Ashleigh Ashton Asia Asma Astrid Athena
    Audra Audrey Augusta Aung Aura Aurelia Aurora Aurélie Autumn Ava Avis Ayelet Ayşe Bambi Barb
    Barbara Barbra Beata Beatrice Beatriz Becky Belen Belinda Bella Belle Belva Benazir Benita
    Bernadette Bernadine Bernice Berniece Bernita Berta Bertha Bertie Beryl Bess Bessie Beth
    Bethany Betsy Bette Bettie Bettina Betty Bettye Beulah Beverley Beverly Beyoncé Bianca
    Birdie Birgit Blanca Blanch Blanche Bobbi Bonita Bonnie Bonny Brandi Brandie Brandy Breanna
    Brenda Brenna Briana Brianna Brianne Bridget Bridgett Bridgette Brigette Brigitte Britney
    Brittani Brittany Brittney Bronwen Brook Brooke Caitlin Caitlyn Callie Camilla Camille
    Candace Candelaria Candi Candice Candida Candy Cara Caren Cari Caridad Carina Carissa Carla
    Carleen Carlene Carlotta Carly Carman Carmel Carmela Carmelita Carmella Carmen Carol Carole
    Carolee Carolina Caroline Carolyn Carrie Caryl Caryn Casandra Cassandra Cassie Catalina
    Catharine Catherine Cathie Cathleen Cathrine Cathryn Cathy Catina Catrina Catriona Cecelia
    Cecile Cecilia Celeste Celestine Celia Celina Chanda Chandra Chanel Chantal Chantel Charisse
    Charity Charla Charleen Charlene Charline Charlotte Charmaine Chasity Chastity Chelsea
    Chelsey Chelsie Cheri Cherie Cherly Cherry Cheryl Cheryle Chiara Chimamanda Chiquita Chloe
    Chrissy Christa Christal Christen Christi Christie Christin Christina Christine Christy
    Chrystal Cindi Cindy Cinthia Claire Clara Clare Clarice Clarissa Claudette Claudia Claudine
    Clementine Coleen Colette Colleen Collette Concepcion Concetta Connie Constance Consuelo
    Cora Coral Cordelia Cori Corina Corine Corinna Corinne Cornelia Corrie Corrine Cortney
    Cristal Cristina Cristine Cristy Crystal Cynthia Céline Daisy Dalia Damaris Danelle Danette
    Daniela Daniella Danielle Danita Danna Daphne Dara Darci Darcy Daria Darla Darleen Darlene
    Dawn Dawna Dayna Deana Deann Deanna Deanne Debbie Debby Debi Debora Deborah Debra Debrah
    Deena Deepika Deidra Deidre Deirdre Delfina Delia Delilah Della Delma Delois Delores Deloris
    Delphine Demetria Dena Denice Denise Desiree Dessie Destiny Dian Diana Diane Diann Dianna
    Dianne Dilma Dina Dinah Dionne Dixie Dollie Dolly Dolores Dominga Dominique Dona Donita
    Donna Dora Dorcas Doreen Dorene Doretha Dori Dorinda Doris Dorothea Dorothy Dorris Dortha
    Dorthy Dottie Dovie Dulce Earlene Earline Earnestine Easter Ebony Edie Edith Edna Edwina
    Edythe Effie Eileen Eilidh Ekaterina Elaina Elaine Elba Elda Eleanor Eleanore Elena Elenor
    Elia Elida Elinor Elisa Elisabeth Elise Elissa Eliza Elizabeth Elizebeth Ella Ellen Ellie
    Elma Elnora Eloisa Eloise Elouise Elsa Elsie Elva Elvia Elvira Elyse Emilia Emilie Emily
    Emine Emma Ena Enid Enriqueta Era Erica Ericka Erika Erin Erlinda Erma Erna Ernestina
    Ernestine Esmeralda Esperanza Essie Estela Estella Estelle Ester Esther Ethel Etta Eugenia
    Eula Eulalia Eunice Eva Evangelina Evangeline Eve Evelyn Evette Evie Evonne Ewa Fabiola
    Faith Fannie Fanny Farrah Fatima Fatma Fawn Fay Faye Federica Felecia Felicia Felicita
    Felicitas Felipa Felisha Fern Filomena Fiona Flor Flora Florence Florida Florine Flossie
    Floy Fran Frances Francesca Francine Francisca Franziska Françoise Freda Freida Frieda
    Gabriela Gabriella Gabrielle Gail Garnet Gay Gaye Gayla Gena Geneva Genevieve Genoveva
    Georgette Georgia Georgiana Georgianna Georgie Georgina Geraldine Gerda Geri Germaine Gerri
    Gertie Gertrude Gilda Gillian Gina Ginger Ginny Gisela Giselle Giulia Gladys Glenda Glenna
    Gloria Golda Goldie Grace Gracie Graciela Gregoria Greta Gretchen Griselda Guillermina
    Gussie Gwen Gwendolyn Hailey Haley Hallie Hanna Hannah Harriet Harriett Harriette Hattie
    Haydee Hayley Hazel Heather Heidi Heike Helen Helena Helene Helga Helle Hellen Henrietta
    Herlinda Hermelinda Herminia Hester Hilary Hilda Hildegard Hillary Holli Hollie Holly Hope
    Hortencia Hortense Hélène Ida Idella Ila Ileana Ilene Ilse Ima Imelda Imogene Ina India Ines
    Inez Inge Ingeborg Inger Ingrid Inés Iola Iona Ione Irene Iris Irma Isabel Isabell Isabella
    Isabelle Iva Ivana Ivanka Ivette Ivonne Ivy Jacklyn Jaclyn Jacque Jacquelin Jacqueline
    Jacquelyn Jacquline Jada Jade Jaimie Jami Jamila Jana Jane Janeen Janel Janell Janelle Janet
    Janette Janice Janie Janina Janine Janis Janna Jannette Jannie Jaqueline Jasmin Jasmine
    Jayme Jayne Jeana Jeane Jeanetta Jeanette Jeanie Jeanine Jeanna Jeanne Jeannette Jeannie
    Jeannine Jena Jenelle Jenifer Jeniffer Jenna Jennette Jenni Jennie Jennifer Jenny Jeri Jerri
    Jerrie Jesica Jessica Jill Jillian Jo Joan Joanie Joann Joanna Joanne Jocelyn Jodi Jodie
    Joelle Joellen Johanna Johnna Joleen Jolene Joni Jonnie Josefa Josefina Josephina Josephine
    Josette Josie Jovita Joy Joyce Joycelyn Juana Juanita Judi Judith Judy Juli Julia Juliana
    Julianna Julianne Julie Juliet Juliette June Jung Justina Justine Kaitlin Kaitlyn Kala
    Kamala Kami Kara Karen Kari Karin Karina Karissa Karla Karol Karolyn Karon Karrie Karyn
    Kassandra Katarzyna Kate Katelyn Katharine Katherine Katheryn Kathi Kathie Kathleen Kathrine
    Kathryn Kathy Katie Katina Katrin Katrina Katy Kavita Kay Kaye Kayla Keely Keiko Keisha
    Kelli Kellie Kelsey Kendra Kenya Keri Kerri Kerrie Kesha Keshia Khadija Kia Kimberlee
    Kimberley Kimberly Kira Kirsten Kisha Kitty Kori Krista Kristal Kristen Kristi Kristie
    Kristin Kristina Kristine Kristy Krystal Krystle Ksenia Kyla Kylie Kyong Kyra Lacey Lacie
    Ladonna Lakeisha Lakesha Lakeshia Lakisha Lan Lana Laquita Lara Larissa Lashanda Lashawn
    Lashonda Latanya Latasha Latisha Latonia Latonya Latosha Latoya Latrice Latricia Laura
    Laureen Laurel Lauren Lauretta Laurette Lauri Lavina Lavon Lavonne Lawanda Layla Lea Leah
    Leann Leanna Leanne Leatrice Leeann Leila Leilani Leisa Lela Lelia Lena Lenora Lenore Leola
    Leona Leone Leonor Leonora Leora Leota Lesa Lessie Leta Letha Leticia Letitia Lettie Lia
    Libby Lida Lidia Lila Lilia Lilian Liliana Lillian Lillie Lilly Lily Lina Linda Lindy Linnea
    Linnie Lisa Lise Lisette Lissette Liz Liza Lizabeth Lizbeth Lizette Lizzie Lois Lola Lolita
    Lona Lora Loraine Lorena Lorene Lorenza Loretta Lori Lorie Lorine Lorna Lorraine Lorri
    Lorrie Lottie Louann Louella Louisa Louise Lourdes Lovie Luann Luanne Lucia Lucie Lucila
    Lucile Lucille Lucinda Lucretia Lucy Lucía Luella Luisa Lula Lulu Lura Luz Lydia Lyn Lynda
    Lyndsey Lynette Lynne Lynnette Lyudmila Ma Mabel Mable Mackenzie Madeleine Madeline Madelyn
    Madge Madonna Mae Magda Magdalena Magdalene Maggie Magnolia Mai Mairead Majorie Malala Malin
    Malinda Malissa Mallory Mamata Mamie Mandi Mandy Manuela Mara Maranda Marcela Marcelina
    Marcella Marcelle Marci Marcia Marcie Marcy Margaret Margarette Margarita Marge Margery
    Margie Margo Margot Margret Margrethe Marguerite Mari Maria Mariah Mariam Marian Mariana
    Mariann Marianna Marianne Maribel Maricela Marie Marietta Marilee Marilyn Marilynn Marina
    Marisa Marisela Marisol Marissa Marita Maritza Mariya Marjorie Marjory Marla Marlena Marlene
    Marlyn Marlys Marnie Marquerite Marquita Marsha Marta Martha Marti Martina Marva Marvel Mary
    Maryam Maryann Maryanne Marybeth Maryellen Maryjane Marylin Marylou Matilda Matilde Mattie
    Maud Maude Maudie Maura Maureen Maurine Mavis Maxie Maxine May Maya Maybelle Mayme Mayra
    Małgorzata Meagan Meaghan Megan Meghan Mei Melania Melanie Melba Melina Melinda Melisa
    Melissa Mellisa Mellissa Melodie Melody Melony Melva Melvina Mercedes Meredith Merry Meta
    Mette Mi Mia Micaela Michaela Michele Michell Michelle Migdalia Milagros Mildred Milena
    Millicent Millie Mimi Mina Mindy Minerva Minnie Miranda Mireya Miriam Mirian Mirna Missy
    Misti Misty Mittie Mitzi Moira Mollie Molly Mona Monica Monika Monique Morag Mozelle Muriel
    Myra Myriam Myrna Myrtis Myrtle Nadezhda Nadia Nadine Najat Nakia Nan Nanci Nancy Nanette
    Nannette Nannie Naomi Natalia Natalie Natasha Nathalie Natividad Nedra Nelda Nell Nellie
    Nelly Nena Nereida Nettie Neva Ngozi Niamh Nichole Nicki Nicola Nicole Niki Nikki Nila Nilda
    Nina Nirmala Nita Nkosazana Noelle Noemi Nola Nona Noor Nora Noreen Norma Nova Novella Nydia
    Octavia Odessa Ofelia Ok Oksana Ola Olena Oleta Olga Olive Olivia Oma Ona Opal Ophelia Oprah
    Ora Oralia Orpha Paige Pam Pamala Pamela Pansy Patrica Patrice Patricia Patsy Patti Pattie
    Patty Paula Paulette Paulina Pauline Pearl Pearlie Pearline Peggie Peggy Penelope Pennie
    Penny Perla Petra Philippa Phillis Philomena Phoebe Phuong Phylis Phyliss Phyllis Pilar
    Pippa Polly Portia Precious Pricilla Princess Priscilla Priti Prudence Queen Rachael Racheal
    Rachel Rachelle Rachida Rae Rafaela Ramona Randi Raquel Raven Reba Rebeca Rebecca Rebekah
    Regina Reina Rena Renae Renata Renate Renee Renita Reta Retha Reva Reyna Rhea Rhiannon Rhoda
    Rhonda Richelle Rita Robbin Roberta Robyn Rochelle Rocio Roma Romona Rona Ronda Rosa Rosalba
    Rosalee Rosalia Rosalie Rosalina Rosalind Rosalinda Rosalyn Rosanna Rosanne Rose Roseann
    Roseanna Roseanne Rosella Roselyn Rosemarie Rosemary Rosetta Rosie Rosina Rosita Roslyn
    Rowena Roxana Roxane Roxann Roxanna Roxanne Roxie Ruby Rubye Ruth Ruthann Ruthie Sabina
    Sabine Sabrina Sadie Sakura Salina Sallie Sally Samantha Samatha Samira Sandi Sandra
    Sanjuana Sanjuanita Sanna Santa Sara Sarah Saundra Savannah Scarlett Selena Selina Selma
    Serena Shaina Shalonda Shameka Shamika Shana Shanda Shanna Shanon Shanta Shante Shantel
    Shara Shari Sharla Sharlene Sharon Sharonda Sharron Sharyn Shauna Shawna Shayla Shayna
    Sheena Sheila Shelia Shelley Shelli Shellie Shelly Sheree Sheri Sherie Sherita Sherri
    Sherrie Sherrill Sherry Sheryl Shiela Shirin Shirlene Shirley Shonda Sierra Silvia Sinead
    Siobhan Siv Socorro Sofia Soledad Solveig Sondra Sonia Sonja Sonya Soon Sophia Sophie Soraya
    Staci Stacia Stacie Starla Starr Stefanie Stella Stephanie Stephany Stephenie Sue Summer
    Sunita Sunny Susan Susana Susanna Susannah Susanne Sushma Susie Suzan Suzanna Suzanne
    Suzette Svenja Sybil Sylvia Sylvie Ségolène Tabatha Tabitha Tamara Tameka Tamela Tamera Tami
    Tamika Tammi Tammie Tammy Tamra Tana Tania Tanisha Tansu Tanya Tara Tarja Taryn Tasha
    Tatiana Tawana Tawanda Tawnya Teena Tena Tera Teresa Terese Teresita Teressa Teri Terra
    Terri Terrie Tessa Tessie Thea Theda Thelma Theodora Theresa Therese Thuy Tia Tiana Tiara
    Tierra Tiffani Tiffanie Tiffany Tillie Tina Tisha Tomasa Tomeka Toni Tonia Tonja Tonya Tori
    Tosha Toya Traci Tracie Trena Tresa Tressa Treva Tricia Trina Trisha Trista Trudy Twila
    Twyla Tyra Tzipi Ulrike Una Ursula Vada Valarie Valencia Valentina Valeria Valerie Valorie
    Valérie Vanessa Veda Velda Velma Venessa Venita Venus Vera Verda Vergie Verla Verna Vernell
    Vernice Veronica Vesta Vickey Vicki Vickie Vicky Victoria Vida Vikki Vilma Viola Violet
    Violeta Virgie Virgina Virginia Vivian Viviana Vonda Wanda Wangari Wendi Wendy Wilda
    Wilhelmina Willa Wilma Windy Winifred Winnie Winnifred Winona Xiomara Yadira Yasmin Yesenia
    Yolanda Yolonda Yoshiko Yuko Yuriko Yvette Yvonne Zainab Zarema Zelda Zella Zelma Zenaida
    Zeynep Zoe Zoila Zola Zoraida Zuzana Élisabeth"""
)
