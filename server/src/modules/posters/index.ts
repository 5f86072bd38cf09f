export { createPoster, getPosterByCode } from './actions.ts'
<<<<<<< HEAD
=======
export { postersHttp } from './http.ts'
>>>>>>> 3cd2370 (Sign in, sign up, set up; people, accounts, roles and their handover)
